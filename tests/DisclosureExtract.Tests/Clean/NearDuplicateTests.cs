using System.Text;
using DisclosureExtract.Clean;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Clean;

public sealed partial class NearDuplicateTests
{
    const string Form = "2026年部门支出总表\n\n单位名称：某某服务中心\n\n单位：万元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n合计\t\t516.74\t341.78\t174.96\n208\t社会保障和就业支出\t466.68\t291.72\t174.96\n20801\t人力资源和社会保障管理事务\t420.45\t245.49\t174.96\n2080108\t信息化建设\t174.96\t\t174.96\n2080110\t劳动关系和维权\t245.49\t245.49\t\n20805\t行政事业单位养老支出\t46.23\t46.23\t\n2080505\t机关事业单位基本养老保险缴费支出\t30.82\t30.82\t\n2080506\t机关事业单位职业年金缴费支出\t15.41\t15.41\t\n210\t卫生健康支出\t20.63\t20.63\t\n21011\t行政事业单位医疗\t20.63\t20.63\t\n2101102\t事业单位医疗\t14.15\t14.15\t\n2101103\t公务员医疗补助\t6.48\t6.48\t\n221\t住房保障支出\t29.43\t29.43\t\n22102\t住房改革支出\t29.43\t29.43\t\n2210201\t住房公积金\t29.43\t29.43\t\n";

    static Extraction Run(params string[] pages)
    {
        using var source = TranscriptPageSource.Open(Encoding.UTF8.GetBytes(string.Join('\f', pages)), "pages.txt");
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    [Fact]
    public void Of_two_readings_the_one_whose_sums_hold_is_kept_and_the_differences_are_told()
    {
        var faulty = Form.Replace("20.63\t20.63\t\n21011", "20.68\t20.63\t\n21011", StringComparison.Ordinal).Replace("住房改革支出", "住房改单支出", StringComparison.Ordinal);
        var extraction = Run(faulty, Form);
        var copy = Assert.Single(extraction.PageCopies);
        Assert.Equal((2, 1), (copy.Kept, copy.Dropped));
        Assert.Contains(copy.Differences, d => (d.A, d.B, d.Preferred) == ("20.68", "20.63", "b") && d.Where.StartsWith("卫生健康支出", StringComparison.Ordinal));
        Assert.Contains(copy.Differences, d => (d.A, d.B) == ("单", "革"));
        Assert.Contains(extraction.Validation.Findings, f => f.Rule == Rules.DuplicateConflict && f.Cause == Cause.Reading);
        Assert.Equal(Run(Form).Validation.Facts.Count, extraction.Validation.Facts.Count);
        Assert.Equal(0, extraction.Validation.Failed);
    }

    [Fact]
    public void Faults_that_cluster_in_one_short_line_of_the_head_are_faults()
    {
        var first = Form.Replace("单位：万元", "(2026年度)", StringComparison.Ordinal);
        var second = Form.Replace("单位：万元", "(7096年庋)", StringComparison.Ordinal).Replace("住房公积金", "住房公积全", StringComparison.Ordinal);
        Assert.Single(Run(first, second).PageCopies);
    }

    [Fact]
    public void The_same_template_with_other_numbers_is_another_page()
    {
        var other = new StringBuilder();
        for (var i = 0; i < Form.Length; i++) other.Append(i > 60 && char.IsAsciiDigit(Form[i]) && Form[i - 1] is '.' or '\t' && Form.IndexOf('\t', i) - i < 8 ? (char)('0' + (Form[i] - '0' + 3) % 10) : Form[i]);
        Assert.Empty(Run(Form, other.ToString()).PageCopies);
    }

    [Fact]
    public void The_same_rows_under_another_title_are_another_form()
    {
        var other = Form.Replace("2026年部门支出总表", "2026年一般公共预算支出表", StringComparison.Ordinal);
        Assert.Empty(Run(Form, other).PageCopies);
        Assert.Empty(Run(Form, Form.Replace("支出总表", "收入总表", StringComparison.Ordinal)).PageCopies);
        // A title is one line of a head whose other lines agree.
        var (five, seven) = (Titled("财政拨款支出预算表(功能科目)"), Titled("一般公共预算支出预算表(功能科目)"));
        Assert.Empty(Run(five, seven).PageCopies);
        Assert.Single(Run(five, Titled("财政拔款支出预算表(功能科日)")).PageCopies);
        // With both titles misread as well, and a bracket lost beside the one word of two that are opposed.
        Assert.Empty(Run(Titled("财政拔款支出预算表(功能科目)"), Titled("一般公共预筲支出预算表(功能科目)")).PageCopies);
        Assert.Single(Run(Titled("财政拔款支出颈算表(功能科目)"), Titled("财政拨款攴出预算表(功能科日)")).PageCopies);
        Assert.Single(Run(Titled("市级预算换门单位)支出总表"), Titled("市级预算部门(单姝)支出总表")).PageCopies);

        static string Titled(string title) => Form.Replace("2026年部门支出总表", $"江苏省某某厅2026年度部门预算公开\n\n{title}", StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_of_one_run_are_held_against_each_other()
    {
        var a = Run(Form).Texts;
        var b = Run("封面", Form.Replace("住房公积金", "住房公积全", StringComparison.Ordinal)).Texts;
        var shared = Assert.Single(Shared(a, b));
        Assert.Equal((0, 1, 1, 2), (shared.A, shared.PageA, shared.B, shared.PageB));
        Assert.Equal([("金", "全")], shared.Differences.Select(d => (d.A, d.B)));
        Assert.Empty(Assert.Single(Shared(a, Run(Form).Texts)).Differences);
    }

    static List<SharedPage> Shared(params IReadOnlyList<PageText>[] documents) => SharedPages.Find(documents.Length, d => documents[d]);

    /// <summary>A page of the form with other amounts; the codes stay.</summary>
    static string Filled(int seed)
    {
        var random = new Random(seed);
        return Amount().Replace(Form, _ => $"{random.Next(10, 999_999)}.{random.Next(10, 100)}");
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\d+\.\d\d")]
    private static partial System.Text.RegularExpressions.Regex Amount();

    [Fact]
    public void Through_the_index_the_same_copies_are_found_as_by_holding_all_pages_against_each_other()
    {
        var random = new Random(5);
        var pages = new List<string>();
        for (var i = 0; i < 60; i++)
            pages.Add((i % 3) switch
            {
                0 => Filled(i),
                1 => Misread(pages[random.Next(pages.Count)], random),
                _ => $"二、部门职责\n\n{string.Concat(Enumerable.Repeat(Form.Replace("\t", "", StringComparison.Ordinal)[..(60 + i)], 3).Select(t => new string([.. t.Where(TextFoldIsHan)])))}",
            });
        var texts = Run([.. pages]).Texts;
        var found = NearDuplicatePages.Find(texts).ConvertAll(c => (c.A.Page, c.B.Page));
        var expected = new List<(int, int)>();
        foreach (var b in texts)
        {
            var before = expected.Find(e => e.Item2 == b.Page - 1).Item1;
            foreach (var a in texts.TakeWhile(p => p != b).Where(p => !expected.Exists(e => e.Item2 == p.Page)))
            {
                if (NearDuplicatePages.Compare(a, b) is null) continue;
                if (b.Own < DuplicatePages.OwnText && !(before > 0 && before == a.Page - 1) && b.Page != a.Page + 1) continue;
                expected.Add((a.Page, b.Page));
                break;
            }
        }
        Assert.True(found.Count > 5);
        Assert.Equal(expected, found);
    }

    static bool TextFoldIsHan(char c) => c >= 0x4E00;

    static string Misread(string page, Random random) =>
        string.Concat(page.Select(c => c > ' ' && random.Next(60) == 0 ? (char.IsAsciiDigit(c) ? (char)('0' + random.Next(10)) : c > 255 ? '口' : c) : c));

    [Fact]
    public void Pages_of_one_template_lead_to_few_others_however_many_they_are()
    {
        var keys = Run([.. Enumerable.Range(0, 300).Select(Filled)]).Texts.Select(t => new PageKey(t)).ToList();
        var index = new CopyIndex(keys, 64);
        var led = keys.Sum(_ => index.Next().Count);
        Assert.InRange(led, 0, 4 * keys.Count);
    }

    [Fact]
    public void Copies_are_found_among_many_pages_of_one_template()
    {
        var pages = Enumerable.Range(0, 300).Select(Filled).ToList();
        pages[290] = Misread(pages[20], new Random(3));
        var copy = Assert.Single(NearDuplicatePages.Find(Run([.. pages]).Texts));
        Assert.Equal((21, 291), (copy.A.Page, copy.B.Page));
    }

    [Fact]
    public void Among_many_documents_the_first_that_has_the_page_is_told_and_texts_are_asked_for_where_they_are_compared()
    {
        var documents = Enumerable.Range(0, 90).Select(i => Run(Filled(i)).Texts).ToList();
        documents[80] = Run(Misread(Filled(7), new Random(3))).Texts;
        documents[89] = documents[7];
        var asked = 0;
        var shared = SharedPages.Find(documents.Count, d =>
        {
            asked++;
            return documents[d];
        });
        Assert.Equal([(7, 80), (7, 89)], shared.Select(s => (s.A, s.B)));
        Assert.Empty(shared[1].Differences);
        Assert.InRange(asked, 90, 4 * 90);
    }
}
