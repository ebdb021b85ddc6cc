using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using BitMiracle.LibTiff.Classic;
using DisclosureExtract.Tests;
using DisclosureExtract.Tests.Engines.Pdf;

namespace DisclosureExtract.EndToEnd.Reliability;

/// <summary>
/// Small documents of all kinds, made from a seed: sound, broken, duplicate, packed. The same seed gives the same
/// bytes.
/// </summary>
static class Samples
{
    static readonly string Seed = File.ReadAllText(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "seeds"), "*.txt").Single());

    /// <summary>A mixed heap of files with names as people give them.</summary>
    public static List<(string Name, byte[] Bytes)> Mixed(int count, int seed)
    {
        var random = new Random(seed);
        var files = new List<(string, byte[])>();
        for (var i = 0; i < count; i++)
        {
            files.Add((i % 12) switch
            {
                0 or 1 => ($"部门预算（{i}）.txt", Transcript(i, 500)),
                2 => ($"small {i}.TXT", Transcript(i, 60)),
                3 or 4 or 5 => ($"table-{i}.pdf", Pdf(i)),
                6 => ($"cut {i}.pdf", Pdf(i)[..random.Next(1, 900)]),
                7 => ($"flipped-{i}.pdf", Mutations.Mutate(Pdf(i), random)),
                8 => ($"copy of {i}.pdf", Pdf(i - 3)),
                9 => ($"pack-{i}.zip", Bombs.Zip(z =>
                {
                    Bombs.Entry(z, $"甲/{i}.txt", s => s.Write(Transcript(i, 60)));
                    Bombs.Entry(z, $"{i}.pdf", s => s.Write(Pdf(i)));
                    Bombs.Entry(z, "bad.pdf", s => s.Write(Bombs.Noise(50, i)));
                })),
                10 => ($"empty{i}.pdf", []),
                _ => ($"-locked\n{i}.pdf", [.. Locked, .. Encoding.ASCII.GetBytes($"%{i}")]),
            });
        }
        return files;
    }

    /// <summary>A transcript like the seed, with an amount and a title of its own.</summary>
    public static byte[] Transcript(int number, int lines) =>
        Encoding.UTF8.GetBytes($"第{number}号单位\n" + string.Join('\n', Seed.Split('\n').Take(lines)).Replace("466.68", string.Create(CultureInfo.InvariantCulture, $"{400 + number}.68"), StringComparison.Ordinal));

    /// <summary>A small ruled table whose total is right for even numbers and wrong for odd ones.</summary>
    public static byte[] Pdf(int number)
    {
        var content = new StringBuilder("0.5 w\n");
        for (var row = 0; row <= 6; row++)
            content.Append(CultureInfo.InvariantCulture, $"20 {20 + row * 20} m 380 {20 + row * 20} l S\n");
        for (var column = 0; column <= 3; column++)
            content.Append(CultureInfo.InvariantCulture, $"{20 + column * 120} 20 m {20 + column * 120} 140 l S\n");
        for (var row = 0; row < 6; row++)
            content.Append(
                CultureInfo.InvariantCulture,
                $"BT /F1 9 Tf 25 {26 + row * 20} Td (20{row}) Tj 120 0 Td (Item {row}) Tj 120 0 Td ({number + row}.{number % 100:00}) Tj ET\n");
        return MiniPdf.WithHelvetica().Page(content.ToString(), "0 0 400 160")
            .Page("BT /F1 9 Tf 20 20 Td (Page two) Tj ET").ToBytes();
    }

    /// <summary>A page that is one image, packed in turn as samples, through a palette and as a fax.</summary>
    public static byte[] Scan(int number)
    {
        const int Width = 400, Height = 600;
        var bits = ScannedPdf.Pack(
            Width, Height, 1, 1, (x, y, _) => ScannedPdf.IsBlack(x, y, Width, Height, number) ? 1 : 0);
        return ScannedPdf.Of((number / 4 % 3) switch
        {
            0 =>
                new ScannedImage(
                    Width, Height, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0] /Filter /FlateDecode",
                    ScannedPdf.Deflate(bits)),
            1 =>
                new ScannedImage(
                    Width, Height,
                    "/ColorSpace [/Indexed /DeviceRGB 1 <ffffff000000>] /BitsPerComponent 1 /Filter [/ASCIIHexDecode /FlateDecode]", Encoding.ASCII.GetBytes(
                        Convert.ToHexString(ScannedPdf.Deflate(bits)) + ">")),
            _ =>
                new ScannedImage(
                    Width, Height,
                    $"/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns {Width} >>", ScannedPdf.Fax(
                        bits, Width, Height, Compression.CCITTFAX4)),
        });
    }

    /// <summary>A little table as a scanner would give it: PNG, JPEG or TIFF in turn.</summary>
    public static byte[] Picture(int number) => Pictures.GetOrAdd(number % 12, static key =>
    {
        using var folder = new TemporaryFolder();
        var page = MiniPdf.WithHelvetica().Page(
            $"0.5 w 10 10 100 40 re S 60 10 m 60 50 l S 10 30 m 110 30 l S BT /F1 9 Tf 15 36 Td (Item {key}) Tj 50 0 Td ({key}.50) Tj ET",
            "0 0 120 60").ToBytes();
        using var drawing = Process.Start(
            "pdftoppm",
            [(key % 3) switch { 0 => "-png", 1 => "-jpeg", _ => "-tiff" }, "-r", "75", "-singlefile", folder.Write("table.pdf", page), folder.File("page")]);
        drawing.WaitForExit();
        return File.ReadAllBytes(Directory.EnumerateFiles(folder.Path, "page.*").Single());
    });

    /// <summary>One of the fixtures.</summary>
    public static byte[] Fixture(int number)
    {
        var pdfs = Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "fixtures"), "*.pdf",
            SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        return File.ReadAllBytes(pdfs[number % pdfs.Count]);
    }

    static readonly ConcurrentDictionary<int, byte[]> Pictures = new();

    static byte[] Locked =>
        MiniPdf.WithHelvetica().Page("BT ET").ToBytes("/ID [<00><00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <0000000000000000000000000000000000000000000000000000000000000000> /U <0000000000000000000000000000000000000000000000000000000000000000> >>");
}
