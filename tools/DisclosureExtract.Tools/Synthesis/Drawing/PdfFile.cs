using System.Globalization;
using System.IO.Compression;
using System.Text;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tools.Synthesis.Drawing;

/// <summary>Marks → a PDF with embedded, cut-down fonts and a text layer (/ToUnicode).</summary>
static class PdfFile
{
    public static byte[] Write(
        IReadOnlyList<DrawnPage> pages, TextLayer layer = TextLayer.Plain, string producer = "disclosure-synth")
    {
        var file = new Objects();
        var faces = new List<Face>();
        var used = new Dictionary<Face, SortedDictionary<ushort, char>>();
        foreach (var text in pages.SelectMany(p => p.Marks).OfType<TextMark>())
        {
            if (!used.TryGetValue(text.Face, out var glyphs))
            {
                used[text.Face] = glyphs = [];
                faces.Add(text.Face);
            }
            foreach (var c in text.Text) glyphs.TryAdd(text.Face.Glyph(c), c);
        }
        var fonts = string.Concat(faces.Select((f, i) => $"/F{i} {AddFont(file, f, used[f], i, layer)} 0 R "));
        var tree = file.Reserve();
        var kids = new List<int>();
        foreach (var page in pages)
        {
            var (drawing, resources) = (Encoding.Latin1.GetBytes(Content(page, faces)), $"<< /Font << {fonts}>> >>");
            if (page.IsInForm)
            {
                var form = file.AddStream(
                    $"/Type /XObject /Subtype /Form /BBox [-2000 -2000 4000 4000] /Resources {resources} ", drawing);
                (drawing, resources) = ("q /Fm0 Do Q"u8.ToArray(), $"<< /XObject << /Fm0 {form} 0 R >> >>");
            }
            var content = file.AddStream("", drawing);
            kids.Add(file.Add(
                $"<< /Type /Page /Parent {tree} 0 R {Boxes(page)} /Resources {resources} /Contents {content} 0 R >>"));
        }
        file.Set(
            tree, $"<< /Type /Pages /Count {kids.Count} /Kids [{string.Join(' ', kids.Select(k => $"{k} 0 R"))}] >>");
        var catalog = file.Add($"<< /Type /Catalog /Pages {tree} 0 R >>");
        var info = file.Add($"<< /Producer ({producer}) >>");
        return file.ToBytes(catalog, info);
    }

    static string Boxes(DrawnPage page)
    {
        double width = page.Width, height = page.Height, bleed = page.Bleed;
        if (page.Turn != Turn.Upright) (width, height) = (height, width);
        var boxes = bleed == 0
            ? $"/MediaBox [0 0 {N(width)} {N(height)}]"
            : $"/MediaBox [{N(-bleed)} {N(-bleed)} {N(width + bleed)} {N(height + bleed)}] /CropBox [0 0 {N(width)} "
                + $"{N(height)}]";
        return page.Turn == Turn.Rotated ? boxes + " /Rotate 90" : boxes;
    }

    static string Content(DrawnPage page, List<Face> faces)
    {
        var s = new StringBuilder();
        // A page displayed with a quarter turn to the right is drawn with a quarter turn to the left.
        if (page.Turn != Turn.Upright) s.Append(CultureInfo.InvariantCulture, $"0 1 -1 0 {N(page.Height)} 0 cm\n");
        var height = page.Height;
        foreach (var mark in page.Marks)
            switch (mark)
            {
                case LineMark l:
                    var dashes = l.IsDotted ? $"1 J [0 {N(2.5 * l.Width)}] 0 d " : l.IsDashed ? "[1.5 1.2] 0 d " : "";
                    s.Append(
                        $"q {N(l.Width)} w {N(l.Gray)} G {dashes}{N(l.X0)} {N(height - l.Y0)} m {N(l.X1)} "
                            + $"{N(height - l.Y1)} l S Q\n");
                    break;
                case RectMark r:
                    s.Append("q ");
                    if (r.FillGray is { } fill) s.Append(CultureInfo.InvariantCulture, $"{N(fill)} g ");
                    if (r.StrokeGray is { } stroke)
                        s.Append(CultureInfo.InvariantCulture, $"{N(stroke)} G {N(r.StrokeWidth)} w ");
                    s.Append(
                        CultureInfo.InvariantCulture,
                        $"{N(r.X0)} {N(height - r.Y1)} {N(r.X1 - r.X0)} {N(r.Y1 - r.Y0)} re "
                            + $"{(r.FillGray is null ? "S" : r.StrokeGray is null ? "f" : "B")} Q\n");
                    break;
                case DotMark d:
                    s.Append(
                        CultureInfo.InvariantCulture,
                        $"q {N(d.X1 - d.X0)} 0 0 {N(d.Y1 - d.Y0)} {N(d.X0)} {N(height - d.Y1)} cm BI /W 1 /H 1 /BPC "
                            + $"8 /CS /G ID \0 EI Q\n");
                    break;
                case RingMark ring:
                    Ring(s, ring, height);
                    break;
                case TextMark t:
                    Text(s, t, faces.IndexOf(t.Face), height);
                    break;
            }
        return s.ToString();
    }

    static void Text(StringBuilder s, TextMark t, int font, double height)
    {
        var (sin, cos) = Math.SinCos(t.Angle * Math.PI / 180);
        var color = t.IsRed ? "0.85 0.1 0.1 rg" : N(t.Gray) + " g";
        for (var copy = 0; copy < (t.IsFakeBold ? 2 : 1); copy++)
        {
            var shift = copy * t.Size * 0.02;
            if (!t.IsGlyphwise)
            {
                s.Append(
                    CultureInfo.InvariantCulture,
                    $"BT {color} /F{font} {N(t.Size)} Tf "
                        + $"{(t.Spacing != 0 ? N(t.Spacing) + " Tc " : "0 Tc ")}{N(cos)} {N(sin)} {N(-sin)} {N(cos)} "
                        + $"{N(t.X + shift)} {N(height - t.Y)} Tm <");
                foreach (var c in t.Text) s.Append(t.Face.Glyph(c).ToString("X4", CultureInfo.InvariantCulture));
                s.Append("> Tj ET\n");
                continue;
            }
            var along = 0.0;
            s.Append(CultureInfo.InvariantCulture, $"BT {color} /F{font} {N(t.Size)} Tf 0 Tc\n");
            foreach (var c in t.Text)
            {
                s.Append(
                    CultureInfo.InvariantCulture,
                    $"{N(cos)} {N(sin)} {N(-sin)} {N(cos)} {N(t.X + shift + along * cos)} "
                        + $"{N(height - t.Y + along * sin)} Tm <{t.Face.Glyph(c):X4}> Tj\n");
                along += t.Face.Width(c) * t.Size / 1000 + t.Spacing;
            }
            s.Append("ET\n");
        }
    }

    static void Ring(StringBuilder s, RingMark ring, double height)
    {
        const double k = 0.5523;
        double x = ring.X, y = height - ring.Y, r = ring.Radius, c = k * r;
        s.Append(CultureInfo.InvariantCulture, $"q 0.85 0.1 0.1 RG {N(ring.Width)} w {N(x + r)} {N(y)} m ");
        s.Append(
            CultureInfo.InvariantCulture,
            $"{N(x + r)} {N(y + c)} {N(x + c)} {N(y + r)} {N(x)} {N(y + r)} c {N(x - c)} {N(y + r)} {N(x - r)} "
                + $"{N(y + c)} {N(x - r)} {N(y)} c ");
        s.Append(
            CultureInfo.InvariantCulture,
            $"{N(x - r)} {N(y - c)} {N(x - c)} {N(y - r)} {N(x)} {N(y - r)} c {N(x + c)} {N(y - r)} {N(x + r)} "
                + $"{N(y - c)} {N(x + r)} {N(y)} c S Q\n");
    }

    static int AddFont(Objects file, Face face, SortedDictionary<ushort, char> glyphs, int number, TextLayer layer)
    {
        if (!face.IsTrueType)
            throw new InvalidOperationException(
                $"The font \"{face.Name}\" has no TrueType outlines; for a PDF take one of: "
                    + $"{string.Join(", ", Face.ForPdf)}.");
        var name = $"SYN{(char)('A' + number)}AA+{face.Name}";
        var program = FontSubset.Make(face, glyphs.Keys);
        var data = file.AddStream(string.Create(CultureInfo.InvariantCulture, $"/Length1 {program.Length} "), program);
        var descriptor = file.Add(
            $"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent "
                + $"880 /Descent -120 /CapHeight 880 /StemV 80 /FontFile2 {data} 0 R >>");
        var widths = string.Concat(
            glyphs.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} [{N(face.Width(g.Value))}] ")));
        var descendant = file.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering "
                + $"(Identity) /Supplement 0 >> /DW 1000 /W [{widths}] /CIDToGIDMap /Identity /FontDescriptor "
                + $"{descriptor} 0 R >>");
        var unicode = file.AddStream("", Encoding.ASCII.GetBytes(ToUnicode(glyphs, layer)));
        return file.Add(
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} "
                + $"0 R] /ToUnicode {unicode} 0 R >>");
    }

    static string ToUnicode(SortedDictionary<ushort, char> glyphs, TextLayer layer)
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Synthetic def\n/CMapType 2 "
                + "def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var chunk in glyphs.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{chunk.Length} beginbfchar\n");
            foreach (var (glyph, c) in chunk)
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{(int)Named(c, layer):X4}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap\nend\nend\n").ToString();
    }

    /// <summary>Ideographs that a radical looks like, with that radical.</summary>
    static readonly Dictionary<char, char> Radicals = Enumerable.Range(0x2F00, 0xD6).Select(c => (char)c)
        .Select(c => (Radical: c, Ideograph: TextFold.Fold(c.ToString())[0])).DistinctBy(p => p.Ideograph)
            .ToDictionary(p => p.Ideograph, p => p.Radical);

    internal static char Named(char c, TextLayer layer) => layer switch
    {
        TextLayer.Radicals => Radicals.GetValueOrDefault(c, c),
        TextLayer.Broken when c % 2 == 0 => (char)(0xE000 + c % 0x1000),
        _ => c,
    };

    static string N(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Numbered objects; offsets are filled in at the end.</summary>
    sealed class Objects
    {
        readonly List<byte[]?> items = [];

        public int Reserve()
        {
            items.Add(null);
            return items.Count;
        }

        public void Set(int number, string text) => items[number - 1] = Encoding.Latin1.GetBytes(text);

        public int Add(string text)
        {
            items.Add(Encoding.Latin1.GetBytes(text));
            return items.Count;
        }

        public int AddStream(string entries, byte[] data)
        {
            using var packed = new MemoryStream();
            using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) zip.Write(data);
            using var item = new MemoryStream();
            item.Write(Encoding.Latin1.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"<< {entries}/Length {packed.Length} /Filter /FlateDecode "
                    + $">>\nstream\n")));
            packed.WriteTo(item);
            item.Write("\nendstream"u8);
            items.Add(item.ToArray());
            return items.Count;
        }

        public byte[] ToBytes(int catalog, int info)
        {
            using var file = new MemoryStream();
            var offsets = new List<long>();
            file.Write("%PDF-1.5\n%\u00E2\u00E3\n"u8);
            for (var i = 0; i < items.Count; i++)
            {
                offsets.Add(file.Position);
                file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n")));
                file.Write(items[i]!);
                file.Write("\nendobj\n"u8);
            }
            var xref = file.Position;
            var end = new StringBuilder(
                string.Create(CultureInfo.InvariantCulture, $"xref\n0 {items.Count + 1}\n0000000000 65535 f \n"));
            foreach (var offset in offsets) end.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
            end.Append(
                CultureInfo.InvariantCulture,
                $"trailer\n<< /Size {items.Count + 1} /Root {catalog} 0 R /Info {info} 0 R "
                    + $">>\nstartxref\n{xref}\n%%EOF\n");
            file.Write(Encoding.ASCII.GetBytes(end.ToString()));
            return file.ToArray();
        }
    }
}
