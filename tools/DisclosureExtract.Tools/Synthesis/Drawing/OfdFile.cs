using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using SkiaSharp;

namespace DisclosureExtract.Tools.Synthesis.Drawing;

/// <summary>Marks → an OFD (GB/T 33190): the same drawing as that of the PDF, in the way one of its producers would write it.</summary>
static class OfdFile
{
    const double Millimetre = 25.4 / 72;

    public static byte[] Write(IReadOnlyList<DrawnPage> pages, TextLayer layer, OfdHabits habits)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true)) new Writing(zip, layer, habits).Write(pages);
        return file.ToArray();
    }

    sealed class Writing(ZipArchive zip, TextLayer layer, OfdHabits habits)
    {
        const int Settings = 3, Dot = 4, FirstFont = 10;

        readonly List<Face> faces = [];
        readonly Dictionary<Face, HashSet<ushort>> used = [];
        int next = 1000;

        string Space => habits.HasYearInNamespace ? "http://www.ofdspec.org/2016" : "http://www.ofdspec.org";

        string In(string path) => habits.IsRooted ? "/Doc_0/" + path : path;

        public void Write(IReadOnlyList<DrawnPage> pages)
        {
            Put("OFD.xml", "OFD", $"Version=\"1.0\" DocType=\"OFD\"",
                $"<ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID><ofd:Creator>disclosure-synth</ofd:Creator></ofd:DocInfo><ofd:DocRoot>{(habits.IsRooted ? "/" : "")}Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>");
            var (list, templates) = (new StringBuilder(), new StringBuilder());
            for (var i = 0; i < pages.Count; i++)
            {
                WritePage(pages[i], i);
                list.Append(CultureInfo.InvariantCulture, $"<ofd:Page ID=\"{100 + i}\" BaseLoc=\"{In($"Pages/Page_{i}/Content.xml")}\"/>");
                if (habits.HasTemplates)
                    templates.Append(CultureInfo.InvariantCulture, $"<ofd:TemplatePage ID=\"{5000 + i}\" BaseLoc=\"{In($"Tpls/Tpl_{i}/Content.xml")}\"/>");
            }
            var fonts = new StringBuilder();
            foreach (var (i, face) in faces.Index())
            {
                var program = habits.NamesGlyphs ? $"<ofd:FontFile>font_{i}.ttf</ofd:FontFile>" : "";
                fonts.Append(CultureInfo.InvariantCulture, $"<ofd:Font ID=\"{FirstFont + i}\" FontName=\"{NameOf(face)}\" FamilyName=\"{NameOf(face)}\">{program}</ofd:Font>");
                if (habits.NamesGlyphs) Put($"Doc_0/Res/font_{i}.ttf", FontSubset.Make(face, used[face]));
            }
            Put("Doc_0/PublicRes.xml", "Res", "BaseLoc=\"Res\"",
                $"<ofd:Fonts>{fonts}</ofd:Fonts><ofd:DrawParams><ofd:DrawParam ID=\"{Settings}\" LineWidth=\"0.18\"><ofd:StrokeColor Value=\"#0 #0 #0\"/></ofd:DrawParam></ofd:DrawParams>");
            Put("Doc_0/DocumentRes.xml", "Res", "BaseLoc=\"Res\"",
                $"<ofd:MultiMedias><ofd:MultiMedia ID=\"{Dot}\" Type=\"Image\"><ofd:MediaFile>dot.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>");
            Put("Doc_0/Res/dot.png", BlackDot());
            Put("Doc_0/Document.xml", "Document", "",
                $"<ofd:CommonData><ofd:MaxUnitID>99999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>{templates}</ofd:CommonData><ofd:Pages>{list}</ofd:Pages>");
        }

        void WritePage(DrawnPage page, int number)
        {
            // Content drawn sideways on a portrait page is turned to the left, as in the PDF.
            var isTurned = page.Turn == Turn.Sideways;
            var (width, height) = isTurned ? (page.Height, page.Width) : (page.Width, page.Height);
            var area = $"<ofd:Area><ofd:PhysicalBox>0 0 {N(width)} {N(height)}</ofd:PhysicalBox></ofd:Area>";
            var turn = isTurned ? page.Width : (double?)null;
            var (behind, own) = (new StringBuilder(), new StringBuilder());
            foreach (var mark in page.Marks) Draw(habits.HasTemplates && mark is LineMark or RectMark ? behind : own, mark, turn);
            // What is drawn on a ground must come after it: with a template, all grounds are behind.
            if (habits.HasTemplates) Put($"Doc_0/Tpls/Tpl_{number}/Content.xml", "Page", "", area + Layer(behind));
            var use = habits.HasTemplates ? string.Create(CultureInfo.InvariantCulture, $"<ofd:Template TemplateID=\"{5000 + number}\" ZOrder=\"Background\"/>") : "";
            Put($"Doc_0/Pages/Page_{number}/Content.xml", "Page", "", area + use + Layer(own));
        }

        string Layer(StringBuilder objects)
        {
            var setting = habits.HasSettings ? $" DrawParam=\"{Settings}\"" : "";
            var body = habits.HasBlocks ? $"<ofd:PageBlock ID=\"{++next}\">{objects}</ofd:PageBlock>" : objects.ToString();
            return $"<ofd:Content><ofd:Layer ID=\"{++next}\" Type=\"Body\"{setting}>{body}</ofd:Layer></ofd:Content>";
        }

        /// <param name="turn">The width of the upright page where it is drawn turned to the left; null where it is not.</param>
        void Draw(StringBuilder to, Mark mark, double? turn)
        {
            switch (mark)
            {
                case LineMark l:
                    if (habits.FillsLines && !l.IsDashed && !l.IsDotted && (l.X0 == l.X1 || l.Y0 == l.Y1))
                        Box(to, Math.Min(l.X0, l.X1) - l.Width / 2, Math.Min(l.Y0, l.Y1) - l.Width / 2, Math.Max(l.X0, l.X1) + l.Width / 2,
                            Math.Max(l.Y0, l.Y1) + l.Width / 2, l.Gray, null, 0, turn);
                    else
                        Path(to, l.X0, l.Y0, l.X1, l.Y1, l.Width, turn,
                            $"<ofd:StrokeColor Value=\"{Gray(l.Gray)}\"/><ofd:AbbreviatedData>M {P(l.X0, l.Y0, l, turn)} L {P(l.X1, l.Y1, l, turn)}</ofd:AbbreviatedData>",
                            $"LineWidth=\"{N(l.Width)}\"{(l.IsDotted ? $" DashPattern=\"0.01 {N(2.5 * l.Width)}\" Cap=\"Round\"" : l.IsDashed ? $" DashPattern=\"{N(1.5)} {N(1.2)}\"" : "")}");
                    break;
                case RectMark r:
                    Box(to, r.X0, r.Y0, r.X1, r.Y1, r.FillGray, r.StrokeGray, r.StrokeWidth, turn);
                    break;
                case DotMark d:
                    var (left, top, right, bottom) = Turned(d.X0, d.Y0, d.X1, d.Y1, turn);
                    to.Append(CultureInfo.InvariantCulture,
                        $"<ofd:ImageObject ID=\"{++next}\" Boundary=\"{N(left)} {N(top)} {N(right - left)} {N(bottom - top)}\" CTM=\"{N(right - left)} 0 0 {N(bottom - top)} 0 0\" ResourceID=\"{Dot}\"/>");
                    break;
                case RingMark ring:
                    var (x, y) = Turned(ring.X, ring.Y, turn);
                    var radius = ring.Radius;
                    to.Append(CultureInfo.InvariantCulture,
                        $"<ofd:PathObject ID=\"{++next}\" Boundary=\"{N(x - 2 * radius)} {N(y - 2 * radius)} {N(4 * radius)} {N(4 * radius)}\" LineWidth=\"{N(ring.Width)}\"><ofd:StrokeColor Value=\"217 26 26\"/><ofd:AbbreviatedData>M {N(3 * radius)} {N(2 * radius)} A {N(radius)} {N(radius)} 0 1 1 {N(radius)} {N(2 * radius)} A {N(radius)} {N(radius)} 0 1 1 {N(3 * radius)} {N(2 * radius)} C</ofd:AbbreviatedData></ofd:PathObject>");
                    break;
                case TextMark t:
                    for (var copy = 0; copy < (t.IsFakeBold ? 2 : 1); copy++) Text(to, t, t.X + copy * t.Size * 0.02, turn);
                    break;
            }
        }

        /// <summary>A point of the page as it lies in the file.</summary>
        static (double X, double Y) Turned(double x, double y, double? turn) => turn is { } width ? (y, width - x) : (x, y);

        static (double Left, double Top, double Right, double Bottom) Turned(double x0, double y0, double x1, double y1, double? turn)
        {
            var ((ax, ay), (bx, by)) = (Turned(x0, y0, turn), Turned(x1, y1, turn));
            return (Math.Min(ax, bx), Math.Min(ay, by), Math.Max(ax, bx), Math.Max(ay, by));
        }

        /// <summary>A point from the corner of the box of its line.</summary>
        static string P(double x, double y, LineMark line, double? turn)
        {
            var (left, top, _, _) = Turned(line.X0, line.Y0, line.X1, line.Y1, turn);
            var (px, py) = Turned(x, y, turn);
            return $"{N(px - left + line.Width)} {N(py - top + line.Width)}";
        }

        void Path(StringBuilder to, double x0, double y0, double x1, double y1, double margin, double? turn, string inner, string attributes)
        {
            var (left, top, right, bottom) = Turned(x0, y0, x1, y1, turn);
            to.Append(CultureInfo.InvariantCulture,
                $"<ofd:PathObject ID=\"{++next}\" Boundary=\"{N(left - margin)} {N(top - margin)} {N(right - left + 2 * margin)} {N(bottom - top + 2 * margin)}\" {attributes}>{inner}</ofd:PathObject>");
        }

        void Box(StringBuilder to, double x0, double y0, double x1, double y1, double? fill, double? stroke, double width, double? turn)
        {
            var (left, top, right, bottom) = Turned(x0, y0, x1, y1, turn);
            var (w, h) = (right - left, bottom - top);
            var colours = (fill is { } f ? $"<ofd:FillColor Value=\"{Gray(f)}\"/>" : "") + (stroke is { } s ? $"<ofd:StrokeColor Value=\"{Gray(s)}\"/>" : "");
            Path(to, x0, y0, x1, y1, width, turn,
                $"{colours}<ofd:AbbreviatedData>M {N(width)} {N(width)} L {N(width + w)} {N(width)} L {N(width + w)} {N(width + h)} L {N(width)} {N(width + h)} C</ofd:AbbreviatedData>",
                $"Fill=\"{(fill is null ? "false" : "true")}\" Stroke=\"{(stroke is null ? "false" : "true")}\"{(stroke is null ? "" : $" LineWidth=\"{N(width)}\"")}");
        }

        void Text(StringBuilder to, TextMark t, double x, double? turn)
        {
            if (t.Text.Length == 0) return;
            var glyphs = Use(t);
            var steps = t.Text.Select(c => t.Face.Width(c) * t.Size / 1000 + t.Spacing).ToList();
            var (px, py) = Turned(x, t.Y, turn);
            var degrees = -t.Angle + (turn is null ? 0 : -90); // clockwise
            var scale = habits.ScalesText ? t.Size / 100 : 1;
            var (width, height) = (steps.Sum(), 1.3 * t.Size);
            string boundary, matrix;
            double startX, startY;
            if (degrees == 0)
            {
                boundary = $"{N(px)} {N(py - t.Size)} {N(width)} {N(height)}";
                matrix = scale == 1 ? "" : $" CTM=\"{M(scale)} 0 0 {M(scale)} 0 0\"";
                (startX, startY) = (0, t.Size / scale);
            }
            else
            {
                var reach = width + height;
                var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
                boundary = $"{N(px - reach)} {N(py - reach)} {N(2 * reach)} {N(2 * reach)}";
                matrix = $" CTM=\"{M(scale * cos)} {M(scale * sin)} {M(-scale * sin)} {M(scale * cos)} {N(reach)} {N(reach)}\"";
                (startX, startY) = (0, 0);
            }
            var font = FirstFont + faces.IndexOf(t.Face);
            var colour = t.IsRed ? "217 26 26" : Gray(t.Gray);
            if (t.IsGlyphwise && degrees == 0)
            {
                var along = 0.0;
                for (var i = 0; i < t.Text.Length; i++, along += steps[i - 1])
                    to.Append(CultureInfo.InvariantCulture,
                        $"<ofd:TextObject ID=\"{++next}\" Boundary=\"{N(px + along)} {N(py - t.Size)} {N(steps[i])} {N(height)}\"{matrix} Font=\"{font}\" Size=\"{N(t.Size / scale)}\"><ofd:FillColor Value=\"{colour}\"/>{Transform([glyphs[i]])}<ofd:TextCode X=\"{N(startX)}\" Y=\"{N(startY)}\">{Escaped(t.Text[i].ToString())}</ofd:TextCode></ofd:TextObject>");
                return;
            }
            var deltas = steps.Count > 1 ? $" DeltaX=\"{Deltas(steps.SkipLast(1).Select(s => N(s / scale)))}\"" : "";
            to.Append(CultureInfo.InvariantCulture,
                $"<ofd:TextObject ID=\"{++next}\" Boundary=\"{boundary}\"{matrix} Font=\"{font}\" Size=\"{N(t.Size / scale)}\"><ofd:FillColor Value=\"{colour}\"/>{Transform(glyphs)}<ofd:TextCode X=\"{N(startX)}\" Y=\"{N(startY)}\"{deltas}>{Escaped(t.Text)}</ofd:TextCode></ofd:TextObject>");
        }

        List<ushort> Use(TextMark t)
        {
            if (!used.TryGetValue(t.Face, out var known))
            {
                used[t.Face] = known = [];
                faces.Add(t.Face);
            }
            var glyphs = t.Text.Select(t.Face.Glyph).ToList();
            known.UnionWith(glyphs);
            return glyphs;
        }

        string Transform(List<ushort> glyphs) => habits.NamesGlyphs
            ? $"<ofd:CGTransform CodePosition=\"0\" CodeCount=\"{glyphs.Count}\" GlyphCount=\"{glyphs.Count}\"><ofd:Glyphs>{string.Join(' ', glyphs)}</ofd:Glyphs></ofd:CGTransform>"
            : "";

        string Deltas(IEnumerable<string> steps)
        {
            if (!habits.HasShorthand) return string.Join(' ', steps);
            var parts = new List<string>();
            foreach (var (step, count) in Runs(steps)) parts.Add(count > 1 ? $"g {count} {step}" : step);
            return string.Join(' ', parts);
        }

        static IEnumerable<(string Step, int Count)> Runs(IEnumerable<string> steps)
        {
            var (last, count) = ("", 0);
            foreach (var step in steps)
            {
                if (step != last && count > 0)
                {
                    yield return (last, count);
                    count = 0;
                }
                (last, count) = (step, count + 1);
            }
            if (count > 0) yield return (last, count);
        }

        string Escaped(string text) => SecurityElement.Escape(string.Concat(text.Select(c => PdfFile.Named(c, layer))))!;

        static string NameOf(Face face) => face.Name switch { "hei" or "micro" => "黑体", "kai" => "楷体", _ => "宋体" };

        static byte[] BlackDot()
        {
            using var bitmap = new SKBitmap(1, 1);
            bitmap.SetPixel(0, 0, SKColors.Black);
            using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
            return png.ToArray();
        }

        void Put(string path, string root, string attributes, string inner) => Put(
            path, Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ofd:{root} xmlns:ofd=\"{Space}\" {attributes}>{inner}</ofd:{root}>"));

        void Put(string path, byte[] bytes)
        {
            var entry = zip.CreateEntry(path, CompressionLevel.Fastest);
            entry.LastWriteTime = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var stream = entry.Open();
            stream.Write(bytes);
        }
    }

    static string Gray(double gray)
    {
        var level = (int)Math.Round(Math.Clamp(gray, 0, 1) * 255);
        return $"{level} {level} {level}";
    }

    /// <summary>Points, in millimetres.</summary>
    static string N(double points) => (points * Millimetre).ToString("0.####", CultureInfo.InvariantCulture);

    static string M(double factor) => factor.ToString("0.######", CultureInfo.InvariantCulture);
}
