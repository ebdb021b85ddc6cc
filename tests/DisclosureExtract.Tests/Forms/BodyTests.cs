using System.Text;
using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Forms;

/// <summary>Who discloses what for which year, on covers and headings of many kinds of bodies (Bodies/README.md).</summary>
public sealed partial class BodyTests
{
    const string Form = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n201\t一般公共服务支出\t30.00\t20.00\t10.00\n"
        + "20101\t人大事务\t30.00\t20.00\t10.00\n2010101\t行政运行\t30.00\t20.00\t10.00\n\t合计\t30.00\t20.00\t10.00";

    static readonly Dictionary<string, (string Head, string Text)> Bodies = File.ReadAllText(Path.Combine(
            Repository.Root, "tests", "DisclosureExtract.Tests", "Forms", "Bodies", "bodies.txt"))
        .Split("# ", StringSplitOptions.RemoveEmptyEntries).Select(b => b.Split('\n', 2))
        .ToDictionary(b => b[0].Split('|')[0].Trim(), b => (b[0], b[1].TrimEnd('\n')));

    public static TheoryData<string> Names => [.. Bodies.Keys];

    static string Transcript(string text)
    {
        text = FormLines().Replace(text, m => $"{m.Groups["title"].Value}\n{m.Groups["who"].Value}"
            + (m.Groups["who"].Value.Contains("万元") ? "" : "单位：万元\n") + Form + "\n");
        return text.Replace("@prose ", "").Replace("\n---\n", "\f");
    }

    static Extraction Run(string text)
    {
        using var source = TranscriptPageSource.Open(Encoding.UTF8.GetBytes(text), "body.txt");
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    [Theory, MemberData(nameof(Names))]
    public void Each_cover_says_who_discloses_what(string name)
    {
        var (head, text) = Bodies[name];
        var right = head.Split('|').Skip(1).Select(p => p.Trim().Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        var extraction = Run(Transcript(text + "\n"));
        var read = extraction.Metadata;
        Assert.Equal(
            (TextFold.Fold(right["entity"]), right["year"], right["kind"], right["level"]),
            (read.Entity ?? "", $"{read.Year}", read.Kind ?? "", read.Level ?? ""));
        if (right.TryGetValue("sub", out var units)) Assert.Equal(units, string.Join(';', read.Subordinates.Select(s => s.Text)));
        var found = extraction.Validation.Findings.Where(f => f.Rule == "body.names" || (f.Rule == "body.unnamed" && f.Message.Contains("who discloses")));
        Assert.Equal(right.ContainsKey("finding") || right["entity"].Length == 0, found.Any());
    }

    static Word At(string text, double x, double y, double size) =>
        new(TextFold.Fold(text), new BoundingBox(x, y, x + size * text.Length, y + size)) { Raw = text, FontSize = size };

    static Extraction Draw(params (string Text, double Y, double Size)[][] pages)
    {
        using var source = new FakeSource([.. pages.Select((lines, i) => new PageContent
        {
            Number = i + 1, Width = 595, Height = 842,
            Words = [.. lines.Select(l => At(l.Text, (595 - l.Size * l.Text.Length) / 2, l.Y, l.Size))],
        })]);
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    [Fact]
    public void A_name_set_in_two_lines_is_one_name()
    {
        var read = Draw([("东海市平原区", 200, 26), ("人民法院", 240, 26), ("2022年部门预算", 320, 26)]).Metadata;
        Assert.Equal(("东海市平原区人民法院", "department"), (read.Entity, read.Level));
    }

    [Fact]
    public void Lines_that_stand_apart_are_two_names()
    {
        var read = Draw([("东海市平原区信息中心", 60, 12), ("第一人民医院", 300, 26), ("2022年单位预算", 360, 26)]).Metadata;
        Assert.DoesNotContain("信息中心", read.Entity);
    }

    [Fact]
    public void A_running_header_names_the_body_where_nothing_else_does()
    {
        (string, double, double)[] Page(string text) => [("平原县水务局2014年度部门决算", 30, 9), (text, 300, 12)];
        var read = Draw(Page("一、收支情况说明。"), Page("二、支出情况说明。"), Page("三、其他说明。")).Metadata;
        Assert.Equal("平原县水务局", read.Entity);
    }

    [Fact]
    public void What_a_browser_prints_around_a_page_is_noise()
    {
        var extraction = Run("11/30/26, 12:29 AM 部门决算公开_平原信息网\n平原县水利局2015年度支出决算批复\n"
            + Transcript("@form 支出决算批复表\n") + "https://www.pingyuan.gov.cn/xxgk/t_33.htm 1/2\n");
        Assert.Equal(("平原县水利局", null), (extraction.Metadata.Entity, extraction.Metadata.Level));
        Assert.Equal(2, extraction.Noise.Count(n => n.Kind == NoiseKinds.RunningHeader));
        Assert.DoesNotContain("信息网", extraction.Metadata.Title);
    }

    [Fact]
    public void Units_that_a_document_lists_are_in_its_result()
    {
        var result = DisclosureBuilder.Build(Run(Transcript(Bodies["下属句"].Text + "\n")), new SourceInfo
        {
            File = "a.txt", Sha256 = "00", MediaType = "text/plain", Bytes = 1, PageCount = 3,
        }, "0");
        Assert.Equal(["东海市民政局本级", "东海市社会福利院", "东海市殡仪馆"], result.Identity.Subordinates);
        Assert.Equal(2, result.Identity.Evidence["subordinates"].Page);
    }

    [GeneratedRegex(@"@form (?<title>.*)\n(?<who>(((公开|编制|预算)?(部门|单位)(名称|（单位）)?：.*\n))*)")]
    private static partial Regex FormLines();
}
