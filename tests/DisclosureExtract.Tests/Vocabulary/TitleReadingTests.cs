using System.Text;
using CsCheck;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Vocabulary;

/// <summary>Titles as readers misread them.</summary>
public sealed class TitleReadingTests
{
    /// <summary>The rules take each for the form beside it; the character that nobody could read tells them apart.</summary>
    [Theory]
    [InlineData("一般公共预算基木支出表", FormIds.GeneralPublicExpenditure)]
    [InlineData("收入支姝总表", FormIds.Revenue)]
    [InlineData("财政拔款支出表", FormIds.Expenditure)]
    [InlineData("政府性墓金预算支出表", FormIds.Expenditure)]
    [InlineData("时政拔款收支总表", FormIds.BudgetSummary)]
    [InlineData("一般公共预算“三么”经费支出表", FormIds.GeneralPublicExpenditure)]
    [InlineData("国有资木经营预算支出表", FormIds.Expenditure)]
    [InlineData("项目支出绩郊目标表", FormIds.ProjectsCurrent)]
    public void A_title_is_not_taken_for_the_form_that_lacks_its_misread_word(string title, string form)
    {
        Assert.Equal(form, FormClassifier.Classify(title));
        var reading = TitleReading.Of(title);
        Assert.False(reading.IsExact);
        Assert.NotEqual([form], reading.Forms);
        Assert.DoesNotContain(form, reading.Nearest);
    }

    [Theory]
    [InlineData("收入总衰表", FormIds.Revenue)]
    [InlineData("攻支总表", FormIds.BudgetSummary)]
    [InlineData("财政拨款收攴预算总表", FormIds.AppropriationSummary)]
    [InlineData("一般公共颈算支出表", FormIds.GeneralPublicExpenditure)]
    public void A_title_is_told_with_a_doubt_where_no_other_form_is_as_near(string title, string form)
    {
        var reading = TitleReading.Of(title);
        Assert.False(reading.IsExact);
        Assert.Equal(form, reading.Nearest[0]);
    }

    [Theory]
    [InlineData("收大总表")] // 收入 or 收支
    [InlineData("政府性基金预算收艾表")]
    public void Of_two_forms_as_near_none_is_named(string title) => Assert.True(TitleReading.Of(title).Nearest.Count != 1);

    [Theory]
    [InlineData("普陀区财政局2026年收支总表")]
    [InlineData("上海市普陀区人民政府万里街道办事处2025年收入总表")]
    [InlineData("晋城市市本级预算部门(单位)项目支出绩效目标表")]
    [InlineData("晋城市级预算部门(单位)项目支出绩效目标表")]
    [InlineData("山西省部门政府购买服务指导性目录")]
    [InlineData("西南大学支出预算表")]
    [InlineData("西南大学收支预算总表")]
    [InlineData("西南大学财政拨款支出预算表")]
    [InlineData("某某师范学院一般公共预算支出表")]
    [InlineData("高等学校财政拨款支出决算表")]
    [InlineData("教育部收支总表")]
    [InlineData("中国气象科学研究院收入总表")]
    [InlineData("某某省疾病预防控制中心支出总表")]
    public void Who_discloses_is_no_misread_word(string title) => Assert.True(TitleReading.Of(title).IsExact);

    [Theory]
    [InlineData("财政拨款支出预算表", "财政拔款支出预算表", true)]
    [InlineData("财政拨款支出预算表", "一般公共预算支出预算表", false)]
    [InlineData("财政拨款支出预算表", "一般公共预筲支出预算表", false)]
    [InlineData("部门收入总表", "部门支出总表", false)]
    [InlineData("一般公共预算支出表", "政府性基全预算支出表", false)]
    [InlineData("单位名称:某某中心", "部门支出总表", true)] // no title
    public void Two_readings_may_be_one_title_or_not(string a, string b, bool mayBe) => Assert.Equal(mayBe, TitleReading.Of(a).MayBe(TitleReading.Of(b)));

    static Extraction Run(params string[] pages)
    {
        using var source = TranscriptPageSource.Open(Encoding.UTF8.GetBytes(string.Join('\f', pages)), "pages.txt");
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    const string Heading = "\n\n单位：万元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n";
    const string General = "一般公共预算支出表" + Heading + "合计\t\t516.74\t341.78\t174.96\n208\t社会保障和就业支出\t466.68\t291.72\t174.96\n210\t卫生健康支出\t20.63\t20.63\t\n221\t住房保障支出\t29.43\t29.43\t\n";

    [Fact]
    public void A_table_under_a_misread_title_is_no_continuation_and_is_named_with_a_warning()
    {
        var extraction = Run("2026年部门预算", General, "政府性基全预算支出表" + Heading + "合计\t\t88.10\t\t88.10\n212\t城乡社区支出\t88.10\t\t88.10\n21208\t国有土地使用权出让收入安排的支出\t88.10\t\t88.10\n");
        Assert.Equal([FormIds.GeneralPublicExpenditure, FormIds.GovernmentFundExpenditure], extraction.Tables.Select(t => t.Form));
        var warning = Assert.Single(extraction.Validation.Findings, f => f.Rule == Rules.FormLearned);
        Assert.Equal(3, warning.Place?.Page);
    }

    [Fact]
    public void A_title_repeated_with_a_fault_heads_the_same_table()
    {
        var extraction = Run("2026年部门预算", General, "一般公共预算攴出表" + Heading + "229\t其他支出\t7.00\t7.00\t\n");
        Assert.Equal([2, 3], Assert.Single(extraction.Tables).Table.Pages);
    }

    [Fact]
    public void A_table_whose_title_may_say_two_forms_is_kept_as_it_is_with_a_warning()
    {
        var extraction = Run("2026年部门预算", "收大总表" + Heading.Replace("合计\t基本支出\t项目支出", "甲\t乙\t丙", StringComparison.Ordinal) + "1\t2\t3\t4\t5\n2\t3\t4\t5\t6\n");
        Assert.Equal(FormIds.Other, Assert.Single(extraction.Tables).Form);
        Assert.Single(extraction.Validation.Findings, f => f.Rule == Rules.FormLearned);
    }

    /// <summary>Words of titles in any order, with characters of no word among them: whatever is read, what it names is a form.</summary>
    [Fact]
    public void What_a_title_names_alone_is_a_form()
    {
        var words = WordTable.WordsOf("title").Select(w => w.Word).ToList();
        string[] strange = ["", "", "", "龘", "攴", "夲夲"];
        Gen.Select(Gen.Int[0, 999].Array[1, 5], Gen.Int[0, 999].Array[6]).Sample((picked, between) =>
        {
            var title = string.Concat(picked.Select((w, i) => words[w % words.Count] + strange[between[i] % strange.Length])) + "表";
            if (TitleReading.Of(title).Forms is [var only]) Assert.Contains(only, FormType.All.Select(f => f.Id).Append(FormIds.Other));
        }, seed: "0000KyK4Y0mx", iter: 3000);
    }
}
