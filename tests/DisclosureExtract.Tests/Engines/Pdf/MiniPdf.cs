using System.Globalization;
using System.Text;
using DisclosureExtract.Output;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>
/// Writes the smallest PDF that shows one behaviour: objects are given as text, offsets are filled in.
/// </summary>
sealed class MiniPdf
{
    readonly List<byte[]> objects = [];
    readonly List<int> pages = [];

    /// <summary>Object number of the font every page has as /F1.</summary>
    public int Font { get; private set; }

    /// <summary>Further entries of the catalogue.</summary>
    public string Catalog { get; set; } = "";

    /// <summary>
    /// A font that is not embedded and has no /ToUnicode: its characters are known by its predefined CMap alone.
    /// </summary>
    public static MiniPdf WithPredefinedCMap(string cmap)
    {
        var pdf = new MiniPdf();
        var descriptor = pdf.Add("<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>");
        var descendant = pdf.Add($"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor {descriptor} 0 R >>");
        pdf.Font = pdf.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-{cmap} /Encoding /{cmap} /DescendantFonts [{descendant} 0 R] >>");
        return pdf;
    }

    /// <summary>Helvetica, which needs no embedding.</summary>
    public static MiniPdf WithHelvetica()
    {
        var pdf = new MiniPdf();
        pdf.Font = pdf.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        return pdf;
    }

    /// <summary>
    /// A subset font whose codes say nothing: Identity-H without /ToUnicode and without a character collection.
    /// </summary>
    public static MiniPdf WithoutMapping()
    {
        var pdf = new MiniPdf();
        var descriptor = pdf.Add("<< /Type /FontDescriptor /FontName /ABCDEE+Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>");
        var descendant = pdf.Add($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEE+Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor {descriptor} 0 R >>");
        pdf.Font = pdf.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEE+Song /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] >>");
        return pdf;
    }

    /// <summary>A font with a /ToUnicode that maps code 1, 2, 3 … to the given characters.</summary>
    public static MiniPdf WithToUnicode(string characters)
    {
        var pdf = new MiniPdf();
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        map.Append(CultureInfo.InvariantCulture, $"{characters.Length} beginbfchar\n");
        for (var i = 0; i < characters.Length; i++)
            map.Append(CultureInfo.InvariantCulture, $"<{i + 1:X4}> <{(int)characters[i]:X4}>\n");
        map.Append("endbfchar endcmap end end");
        var unicode = pdf.AddStream(map.ToString());
        var descriptor = pdf.Add("<< /Type /FontDescriptor /FontName /ABCDEE+Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>");
        var descendant = pdf.Add($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEE+Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor {descriptor} 0 R >>");
        pdf.Font = pdf.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEE+Song /Encoding /Identity-H /ToUnicode {unicode} 0 R /DescendantFonts [{descendant} 0 R] >>");
        return pdf;
    }

    /// <summary>Adds a page; <paramref name="entries"/> are further entries of its dictionary.</summary>
    public MiniPdf Page(string content, string mediaBox = "0 0 200 100", string entries = "")
    {
        var stream = AddStream(content);
        pages.Add(Add($"<< /Type /Page /Parent PAGES 0 R /MediaBox [{mediaBox}] {entries} /Resources << /Font << /F1 {Font} 0 R >> >> /Contents {stream} 0 R >>"));
        return this;
    }

    /// <summary>Adds a page with resources of its own instead of the font.</summary>
    public MiniPdf PageWith(string resources, string content, string mediaBox, string entries = "")
    {
        var stream = AddStream(content);
        pages.Add(Add($"<< /Type /Page /Parent PAGES 0 R /MediaBox [{mediaBox}] {entries} /Resources << {resources} >> /Contents {stream} 0 R >>"));
        return this;
    }

    public int Add(string text)
    {
        objects.Add(Encoding.Latin1.GetBytes(text));
        return objects.Count;
    }

    /// <param name="entries">Further entries of its dictionary.</param>
    public int AddStream(string content, string entries = "")
    {
        var bytes = Encoding.Latin1.GetBytes(content);
        return Add($"<< /Length {bytes.Length} {entries} >>\nstream\n{content}\nendstream");
    }

    /// <summary>The file; <paramref name="trailer"/> are further entries of its trailer.</summary>
    public byte[] ToBytes(string trailer = "")
    {
        var tree = Add(
            $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select(p => $"{p} 0 R"))}] >>");
        var catalog = Add($"<< /Type /Catalog /Pages {tree} 0 R {Catalog} >>");
        using var file = new MemoryStream();
        var offsets = new List<long>();
        Write("%PDF-1.4\n");
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Position);
            Write($"{i + 1} 0 obj\n");
            Write(Encoding.Latin1.GetString(objects[i]).Replace("PAGES", tree.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            Write("\nendobj\n");
        }
        var xref = file.Position;
        Write($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            Write(string.Create(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        Write($"trailer\n<< /Size {objects.Count + 1} /Root {catalog} 0 R {trailer} >>\nstartxref\n{xref}\n%%EOF\n");
        return file.ToArray();

        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
    }
}
