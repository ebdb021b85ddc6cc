using System.Security.Cryptography;
using System.Text.Json;
using CsCheck;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Learning;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Learning;

public sealed class ModelTests
{
    static readonly SubjectRanker Ranker = SubjectRanker.Over(SubjectCatalog.Default);

    static RowQuery Row(string code, string name, string? previous = null) =>
        new(code, name, [Classifications.Functional, Classifications.GovernmentFund, Classifications.StateCapital]) { Previous = previous };

    [Fact]
    public void The_models_are_the_ones_the_manifest_describes()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "models", "learned.json")));
        Assert.Equal(2, manifest.RootElement.GetArrayLength());
        foreach (var entry in manifest.RootElement.EnumerateArray())
        {
            var bytes = File.ReadAllBytes(Path.Combine(Repository.Root, "models", entry.GetProperty("file").GetString()!));
            Assert.Equal(entry.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
            Assert.Equal(entry.GetProperty("bytes").GetInt32(), bytes.Length);
        }
    }

    [Theory]
    [InlineData("2080585", "机关事业单位基木养老保险激费支出", "20805", "2080505")] // a digit and two characters wrong
    [InlineData("2O8", "社会保章和就业支出", null, "208")]
    [InlineData("22102", "住房改单支出", "221", "22102")]
    [InlineData("2210281", "住房公积全", "22102", "2210201")]
    [InlineData("", "行政单位医疔", "21011", "2101101")]
    public void A_row_with_misread_characters_is_told(string code, string name, string? previous, string expected) =>
        Assert.Equal(expected, Ranker.Rank(Row(new string([.. code.Where(char.IsAsciiDigit)]), name, previous))?.Subject.Code);

    [Theory]
    [InlineData("", "信息系统运行维护费")]
    [InlineData("", "本年支出合计")]
    [InlineData("", "老旧小区改造专项资金")]
    [InlineData("2080177", "窗口服务外包费")]
    public void A_row_that_is_no_subject_is_refused(string code, string name) => Assert.Null(Ranker.Rank(Row(code, name, "20801")));

    /// <summary>Whatever the model would say: where code and name agree with the catalogue, it is not asked.</summary>
    [Fact]
    public void An_exact_answer_is_never_overruled()
    {
        var wrong = new Contrary();
        var mapper = new SubjectMapper(SubjectCatalog.Default, 2026, wrong);
        var subjects = SubjectCatalog.Default.All.Where(s => s.Classification == Classifications.Functional && s.IsValidIn(2026)).ToList();
        Gen.Int[0, subjects.Count - 1].Sample(
            i =>
            {
                var match = mapper.MatchCode(FormIds.Expenditure, subjects[i].Code, subjects[i].Name);
                Assert.Same(match, mapper.MatchNoisy(FormIds.Expenditure, subjects[i].Code, subjects[i].Name, null, null, match));
            },
            seed: "0000KvaGHtM1", iter: 500);
        Assert.False(wrong.WasAsked);
    }

    /// <summary>Always sure of the same subject.</summary>
    sealed class Contrary : ISubjectRanker
    {
        public bool WasAsked { get; private set; }

        public RankedSubject? Rank(RowQuery row)
        {
            WasAsked = true;
            return new RankedSubject(SubjectCatalog.Default.All.First(), 1);
        }
    }

    [Fact]
    public void A_form_under_a_title_the_rules_do_not_know_is_told_by_its_wording()
    {
        var view = new FormView("基本支出经济科目明细", ["部门预算经济分类科目编码", "经济分类科目名称", "合计", "人员经费", "公用经费"], ["301", "30101", "30102", "302", "30201", "303"], null);
        Assert.Null(FormClassifier.Classify(view.Title));
        Assert.Equal(FormIds.BasicExpenditureEconomic, FormGuesser.Default.Guess(view)?.Form);
    }

    [Fact]
    public void A_table_of_something_else_is_no_form()
    {
        var view = new FormView("人员编制一览", ["机构名称", "编制数", "实有人数", "离退休人员"], ["办公室", "人事处", "财务处"], null);
        Assert.Equal(FormIds.Other, FormGuesser.Default.Guess(view)?.Form ?? FormIds.Other);
        // In final accounts as well, where the model says so: other forms have names of their own there.
        var units = new FormView("", ["序号", "单位名称"], ["1", "2", "3"], null);
        Assert.Equal(FormIds.Other, FormGuesser.Default.Guess(units)?.Form);
        Assert.Equal(FormIds.Other, FormNamer.Name(units, isFinal: true, isPrinted: false, FormGuesser.Default).Form);
    }

    /// <summary>Kin forms differ in the kind of money; a table that does not print it is not told, however much it looks like one of them.</summary>
    [Theory]
    [InlineData(FormIds.AppropriationBasicEconomic, "基本支出明细", "经济科目 合计 人员经费 公用经费", false)]
    [InlineData(FormIds.AppropriationBasicEconomic, "财政拨款基本支出明细", "经济科目 合计 人员经费 公用经费", true)]
    [InlineData(FormIds.GeneralPublicExpenditure, "支出明细", "科目编码 科目名称 合计 基本支出 项目支出", false)]
    [InlineData(FormIds.Expenditure, "", "科目编码 科目名称 合计 基本支出 项目支出", false)]
    [InlineData(FormIds.Expenditure, "各项支出一览", "科目编码 科目名称 合计 基本支出 项目支出", true)]
    [InlineData(FormIds.ProjectsCurrent, "", "结转项目名称 结转资金合计 单位资金结转", false)]
    public void A_form_is_answered_only_where_its_own_word_is_printed(string form, string title, string headers, bool speaks) =>
        Assert.Equal(speaks, FormWords.ArePrinted(form, new FormView(title, headers.Split(' '), [], null)));

    /// <summary>工资福利支出 is 301 of the one economic classification and 50501 of the other.</summary>
    [Fact]
    public void A_name_of_both_economic_classifications_is_settled_by_its_table_or_refused()
    {
        var mapper = new SubjectMapper(SubjectCatalog.Default, 2026);
        const string Form = FormIds.BasicExpenditureEconomic, Name = "工资福利支出";
        Assert.Null(mapper.MatchName(Form, Name, null));
        Assert.Equal("301", mapper.MatchName(Form, Name, null, mapper.ClassificationOf(Form, [Name, "基本工资", "津贴补贴"]))?.Code);
        Assert.Equal("50501", mapper.MatchName(Form, Name, "505", mapper.ClassificationOf(Form, ["对事业单位经常性补助", Name, "机关商品和服务支出"]))?.Code);
        Assert.Equal("50501", mapper.MatchName(Form, Name, "505")?.Code);
        Assert.Null(mapper.ClassificationOf(Form, [Name]));
    }
}
