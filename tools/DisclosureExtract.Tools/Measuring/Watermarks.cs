using System.Globalization;
using DisclosureExtract.Engines;
using DisclosureExtract.Engines.Drawing;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;
using SkiaSharp;

namespace DisclosureExtract.Tools.Measuring;

/// <summary>
/// Pages of tables and prose under watermarks of every manner. Counted in characters: how much of the watermarks is out
/// of the content, and how much of the content is still there.
/// </summary>
static class Watermarks
{
    const int PagesPerFile = 10;

    const float Width = 595, Height = 842;

    static readonly string[] Manners =
    [
        "rotated", "tiled", "pale", "pale tiled", "vertical", "one by one", "translucent", "dark rotated", "steep",
        "spaced",
    ];

    static readonly string[] Texts = ["仅供内部审核", "内部资料 注意保存", "某某市财政局", "征求意见稿", "样本", "公开版 2026"];

    public static int Run(int pages)
    {
        var random = new Random(20260304);
        var total = (Marks: 0, Left: 0, Content: 0, Lost: 0);
        var byManner = Manners.ToDictionary(m => m, _ => (Marks: 0, Left: 0, Content: 0, Lost: 0));
        using var typeface = FontFiles.Any();
        for (var file = 0; file * PagesPerFile < pages; file++)
        {
            var manner = Manners[file % Manners.Length];
            var mark = Texts[random.Next(Texts.Length)];
            var content = new List<Dictionary<char, int>>();
            var marks = new int[PagesPerFile];
            using var stream = new MemoryStream();
            using (var document = SKDocument.CreatePdf(stream))
            {
                for (var p = 0; p < PagesPerFile; p++)
                {
                    using var canvas = document.BeginPage(Width, Height);
                    var under = random.Next(2) == 0;
                    if (under) marks[p] = DrawMark(canvas, typeface, manner, mark, file);
                    content.Add(DrawContent(canvas, typeface, random, mark, p));
                    if (!under) marks[p] = DrawMark(canvas, typeface, manner, mark, file);
                    document.EndPage();
                }
                document.Close();
            }
            using var source = DocumentOpener.Open(stream.ToArray(), "watermarks.pdf");
            var extraction = new Extractor(SubjectCatalog.Default).Extract(source);
            for (var p = 0; p < PagesPerFile; p++)
            {
                var read = new Dictionary<char, int>();
                foreach (var word in extraction.Pages[p].Page.Words) Count(read, word.Text);
                var lost = content[p].Sum(c => Math.Max(0, c.Value - read.GetValueOrDefault(c.Key)));
                var left = read.Sum(c => Math.Max(0, c.Value - content[p].GetValueOrDefault(c.Key)));
                var of = content[p].Values.Sum();
                total = (total.Marks + marks[p], total.Left + left, total.Content + of, total.Lost + lost);
                var m = byManner[manner];
                byManner[manner] = (m.Marks + marks[p], m.Left + left, m.Content + of, m.Lost + lost);
            }
        }
        foreach (var (manner, m) in byManner)
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{manner,-14} recall {100.0 * (m.Marks - m.Left) / Math.Max(1, m.Marks):0.00} % of {m.Marks} "
                    + $"characters; content lost {m.Lost} of {m.Content}"));
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{"all",-14} recall {100.0 * (total.Marks - total.Left) / Math.Max(1, total.Marks):0.000} % of "
                + $"{total.Marks} characters; content lost {total.Lost} of {total.Content}"));
        return 0;
    }

    static void Count(Dictionary<char, int> counts, string text)
    {
        foreach (var c in text)
            if (c != ' ') counts[c] = counts.GetValueOrDefault(c) + 1;
    }

    /// <summary>
    /// A title, a table with rulings, prose; the phrase of the watermark inside a sentence and inside a cell.
    /// </summary>
    static Dictionary<char, int> DrawContent(SKCanvas canvas, SKTypeface typeface, Random random, string mark, int page)
    {
        var counts = new Dictionary<char, int>();
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        using var line = new SKPaint { Color = SKColors.Black, IsStroke = true, StrokeWidth = 0.6f };
        void Text(string text, float x, float y, float size)
        {
            using var font = new SKFont(typeface, size);
            canvas.DrawText(text, x, y, SKTextAlign.Left, font, ink);
            Count(counts, Text2(text));
        }
        static string Text2(string text) => TextFold.Fold(text);
        Text($"2026年部门支出总表", 200, 60, 16);
        Text("编制单位：某某服务中心", 60, 85, 9);
        Text("单位：元", 480, 85, 9);
        float[] columns = [60, 130, 330, 430, 535];
        var subjects = SubjectCatalog.Default.All.Where(s =>
            s.Classification == Classifications.Functional && s.Name.Length < 18)
            .ToList();
        var rows = 14 + random.Next(8);
        for (var r = 0; r <= rows; r++) canvas.DrawLine(columns[0], 95 + r * 20, columns[^1], 95 + r * 20, line);
        foreach (var x in columns) canvas.DrawLine(x, 95, x, 95 + rows * 20, line);
        string[] heads = ["科目编码", "科目名称", "合计", "基本支出"];
        for (var c = 0; c < heads.Length; c++) Text(heads[c], columns[c] + 4, 109, 9);
        for (var r = 1; r < rows; r++)
        {
            var subject = subjects[(page * 31 + r * 7 + random.Next(5)) % subjects.Count];
            Text(subject.Code, columns[0] + 4, 109 + r * 20, 9);
            Text(r == rows - 1 ? $"{mark}经费" : subject.Name, columns[1] + 4, 109 + r * 20, 9);
            for (var c = 2; c < 4; c++)
                Text(
                    random.Next(1, 9_999_999).ToString("#,##0", CultureInfo.InvariantCulture), columns[c] + 4,
                    109 + r * 20, 9);
        }
        var top = 120 + rows * 20;
        for (var i = 0; i < 8; i++)
            Text(
                i == 4
                    ? $"本件为{mark}文件，其余说明见附件，数据以批复为准。"
                    : $"第{i + 1}项，2026年度支出预算{random.Next(100, 99999)}.{random.Next(10, 99)}万元，比上年增加"
                        + $"{random.Next(1, 99)}.5%。",
                60, top + 30 + i * 22, 11);
        Text($"- {page + 1} -", 285, 815, 9);
        return counts;
    }

    /// <summary>Draws the watermark; the number of its characters on the page.</summary>
    static int DrawMark(SKCanvas canvas, SKTypeface typeface, string manner, string mark, int file)
    {
        var drawn = 0;
        var grey = (byte)(200 + file * 7 % 30);
        using var pale = new SKPaint { Color = new SKColor(grey, grey, grey), IsAntialias = true };
        using var translucent = new SKPaint { Color = SKColors.Black.WithAlpha(40), IsAntialias = true };
        using var dark = new SKPaint { Color = new SKColor(60, 60, 60), IsAntialias = true };
        void Draw(string text, float x, float y, float size, float angle, SKPaint paint)
        {
            using var font = new SKFont(typeface, size);
            canvas.Save();
            canvas.RotateDegrees(angle, x, y);
            canvas.DrawText(text, x, y, SKTextAlign.Left, font, paint);
            canvas.Restore();
            drawn += text.Count(c => c != ' ');
        }
        switch (manner)
        {
            case "rotated":
                Draw(mark, 150, 560, 56, -45, pale);
                break;
            case "tiled":
                Tile(120, 820, 140, 60, 540, 170, 18, -30);
                break;
            case "pale":
                Draw(mark, 120, 440, 60, 0, pale);
                break;
            case "pale tiled":
                Tile(130, 800, 97, 50, 500, 190, 20, 0);
                break;
            case "vertical":
                Each((c, i) => Draw(c, 280, 200 + i * 70, 56, 0, pale));
                break;
            case "one by one":
                Each((c, i) => Draw(c, 120 + i * 58, 600 - i * 58, 50, -45, pale));
                break;
            case "translucent":
                Draw(mark, 100, 500, 64, 0, translucent);
                break;
            case "dark rotated":
                Draw(mark, 180, 600, 40, -35, dark);
                break;
            case "steep":
                Draw(mark, 250, 700, 48, -60, pale);
                Draw(mark, 400, 500, 48, -60, pale);
                break;
            default:
                Each((c, i) => Draw(c, 60 + i * 80, 420, 54, 0, pale));
                break;
        }
        return drawn;

        void Tile(int top, int bottom, int line, int left, int right, int step, float size, float angle)
        {
            for (var y = top; y < bottom; y += line)
                for (var x = left; x < right; x += step) Draw(mark, x, y, size, angle, pale);
        }

        void Each(Action<string, int> draw)
        {
            for (var i = 0; i < mark.Length; i++)
                if (mark[i] != ' ') draw(mark[i].ToString(), i);
        }
    }
}
