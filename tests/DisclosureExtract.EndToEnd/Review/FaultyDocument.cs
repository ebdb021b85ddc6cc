using System.Globalization;
using System.Text;
using DisclosureExtract.Tools.Synthesis.Drawing;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.EndToEnd.Review;

/// <summary>
/// A form of expenditure by function with one wrong amount under each class, which the sums of its row and of its column tell alone; as
/// a drawn PDF and as a transcript.
/// </summary>
static class FaultyDocument
{
    const string Title = "2024年预算单位支出预算总表";

    static readonly Face face = Face.Load("hei");

    static readonly string[] Head = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];

    /// <summary>Rows as they should be.</summary>
    public static IReadOnlyList<string[]> Truth(int classes)
    {
        var catalog = SubjectCatalog.Default.All.Where(s => s.Classification == Classifications.Functional && s.IsValidIn(2024)).ToList();
        var rows = new List<string[]>();
        var sums = (Basic: 0m, Project: 0m);
        foreach (var top in catalog.Where(s => s.Code.Length == 3))
        {
            var item = catalog.FirstOrDefault(s => s.Parent == top.Code && s.Code.Length == 5 && catalog.Count(c => c.Parent == s.Code) >= 2);
            if (item is null || rows.Count / 4 == classes) continue;
            var leaves = catalog.Where(s => s.Parent == item.Code).Take(2).ToList();
            var at = rows.Count;
            (decimal Basic, decimal Project)[] amounts = [(1200.50m + 37 * at, 310.25m + 11 * at), (845.30m + 23 * at, 92.15m + 7 * at)];
            (decimal Basic, decimal Project) sum = (amounts.Sum(a => a.Basic), amounts.Sum(a => a.Project));
            rows.Add(Row(top.Code, top.Name, sum));
            rows.Add(Row(item.Code, item.Name, sum));
            for (var i = 0; i < 2; i++) rows.Add(Row(leaves[i].Code, leaves[i].Name, amounts[i]));
            sums = (sums.Basic + sum.Basic, sums.Project + sum.Project);
        }
        rows.Add(Row("", "合计", sums));
        return rows;
    }

    static string[] Row(string code, string name, (decimal Basic, decimal Project) amount) =>
        [code, name, N(amount.Basic + amount.Project), N(amount.Basic), N(amount.Project)];

    static string N(decimal value) => value.ToString("N2", CultureInfo.InvariantCulture);

    /// <summary>The same with the total of the last subject of each class off by a digit.</summary>
    public static IReadOnlyList<string[]> Faulty(int classes) =>
        [.. Truth(classes).Select((r, i) => i % 4 == 3 ? [r[0], r[1], N(decimal.Parse(r[2], CultureInfo.InvariantCulture) + 300), r[3], r[4]] : r)];

    public static byte[] Transcript(IEnumerable<string[]> rows, string entity = "示例市教育局")
    {
        var text = new StringBuilder($"{entity}\n2024年单位预算\n\f{Title}\n编制单位：{entity}\t单位：万元\n");
        foreach (var row in rows.Prepend(Head)) text.AppendJoin('\t', row.Select((c, i) => row[0].Length == 0 && i == 0 ? "" : c)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static byte[] Pdf(IReadOnlyList<string[]> rows, string entity = "示例市教育局")
    {
        const double Left = 60, Top = 120, Height = 20;
        double[] x = [Left, Left + 90, Left + 330, Left + 430, Left + 530, Left + 630];
        var page = new DrawnPage(740, Top + Height * (rows.Count + 1) + 60);
        page.Marks.Add(new TextMark(Title, 230, 70, 16, face));
        page.Marks.Add(new TextMark($"编制单位：{entity}", Left, 105, 9, face));
        page.Marks.Add(new TextMark("单位：万元", 630, 105, 9, face));
        for (var r = 0; r <= rows.Count + 1; r++) page.Marks.Add(new LineMark(x[0], Top + Height * r, x[5], Top + Height * r, 0.6));
        foreach (var edge in x) page.Marks.Add(new LineMark(edge, Top, edge, Top + Height * (rows.Count + 1), 0.6));
        var all = rows.Prepend(Head).ToList();
        for (var r = 0; r < all.Count; r++)
            for (var c = 0; c < 5; c++)
            {
                var width = face.Measure(all[r][c], 8);
                page.Marks.Add(new TextMark(all[r][c], r > 0 && c > 1 ? x[c + 1] - width - 4 : x[c] + 4, Top + Height * r + 13, 8, face));
            }
        var cover = new DrawnPage(595, 842);
        cover.Marks.Add(new TextMark(entity, 200, 300, 22, face));
        cover.Marks.Add(new TextMark("2024年单位预算", 200, 350, 22, face));
        return PdfFile.Write([cover, page]);
    }
}
