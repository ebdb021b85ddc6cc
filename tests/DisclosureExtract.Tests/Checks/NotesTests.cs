using System.Text;
using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Checks;

/// <summary>The notes of a disclosure against its forms: what is wrong is found, and the wordings of other provinces raise no alarm.</summary>
public sealed class NotesTests
{
    const string Contents = "目录\n第一部分 概况\t1\n第二部分 2026年单位预算报表\t2\n一、2026年预算收支总表.....\t2\n二、2026年预算支出总表.....\t3\n三、2026年一般公共预算基本支出表.....\t4\n四、2026年政府性基金预算支出表.....\t5\n五、2026年“三公”经费预算表.....\t6\n第三部分 2026年单位预算情况说明\t7\n第四部分 名词解释\t8\n";

    const string Forms = """
        第二部分 2026年单位预算报表
        表一
        2026年预算收支总表
        单位名称：某某市档案馆	单位：万元
        收入		支出	
        项目	预算数	项目	预算数
        一、一般公共预算拨款收入	516.74	一、一般公共服务支出	466.68
        二、政府性基金预算拨款收入		二、社会保障和就业支出	20.63
        三、其他收入		三、住房保障支出	29.43
        本年收入合计	516.74	本年支出合计	516.74
        收入总计	516.74	支出总计	516.74
        |表二
        2026年预算支出总表
        单位名称：某某市档案馆	单位：万元
        科目编码	科目名称	合计	基本支出	项目支出
        	合计	516.74	341.78	174.96
        201	一般公共服务支出	466.68	291.72	174.96
        20126	档案事务	466.68	291.72	174.96
        2012601	行政运行	291.72	291.72	
        2012604	档案馆	174.96		174.96
        208	社会保障和就业支出	20.63	20.63	
        20805	行政事业单位养老支出	20.63	20.63	
        2080505	机关事业单位基本养老保险缴费支出	20.63	20.63	
        221	住房保障支出	29.43	29.43	
        22102	住房改革支出	29.43	29.43	
        2210201	住房公积金	29.43	29.43	
        |表三
        2026年一般公共预算基本支出表
        单位名称：某某市档案馆	单位：万元
        科目编码	科目名称	合计	人员经费	公用经费
        	合计	341.78	300.00	41.78
        301	工资福利支出	300.00	300.00	
        302	商品和服务支出	41.78		41.78
        |表四
        2026年政府性基金预算支出表
        单位名称：某某市档案馆	单位：万元
        科目编码	科目名称	合计	基本支出	项目支出
        	合计	FUND		
        |表五
        2026年“三公”经费预算表
        单位名称：某某市档案馆	单位：万元
        项目	2025年预算数	2026年预算数
        合计	8.00	6.50
        1.因公出国（境）费	0.00	0.00
        2.公务用车购置及运行费	6.00	5.00
        （1）公务用车购置费	0.00	0.00
        （2）公务用车运行费	6.00	5.00
        3.公务接待费	2.00	1.50

        """;

    static List<Finding> Findings(string notes, string fund = "", string contents = Contents)
    {
        var text = $"某某市档案馆\n2026年度单位预算公开\n\f{contents}\f第一部分 概况\n负责档案工作。\n\f{Forms.Replace('|', '\f').Replace("FUND", fund, StringComparison.Ordinal)}\f第三部分 2026年单位预算情况说明\n一、情况\n{notes}\n\f第四部分 名词解释\n一般公共预算拨款收入：指财政拨款。\n";
        using var source = TranscriptPageSource.Open(Encoding.UTF8.GetBytes(text), "notes.txt");
        return [.. new Extractor(SubjectCatalog.Default).Extract(source).Validation.Findings.Where(f => f.Rule.StartsWith("narrative.", StringComparison.Ordinal) || f.Rule.StartsWith("contents.", StringComparison.Ordinal))];
    }

    [Theory]
    [InlineData("“三公”经费预算6.5万元，比上年预算8万元增加1.5万元。")]
    [InlineData("2026年“三公”经费预算6.5万元，2025年预算8万元，增加1.5万元。")]
    [InlineData("“三公”经费预算6.5万元，比上年增加1.5万元。")]
    [InlineData("“三公”经费由上年的8万元增加到6.5万元。")]
    [InlineData("“三公”经费预算6.5万元，与上年持平。")]
    [InlineData("公务接待费1.5万元，与上年预算数持平。")]
    [InlineData("公务接待费1.5万元，与上年一致。")]
    [InlineData("印刷费1.5万元，与上年持平，增加0.2万元。")]
    public void A_change_that_its_own_numbers_or_the_form_deny_is_an_error(string notes) =>
        Assert.Contains(Findings(notes), f => f is { Rule: Rules.NarrativeChange, Severity: Severity.Error });

    [Theory]
    [InlineData("收入预算由上年的480.25万元增加到516.74万元，增长17.60%。", Rules.NarrativeChange)]
    [InlineData("差旅费30万元，较上年40万元下降30%。", Rules.NarrativeChange)]
    [InlineData("公务接待费1.5万元，比上年下降30%。", Rules.NarrativeChange)]
    [InlineData("支出预算516.74万元，其中：基本支出341.78万元，占总支出的56.14%；项目支出174.96万元，占总支出的33.86%。", Rules.NarrativeShare)]
    [InlineData("2025年某项费用27.46万元，完成预算29.6万元的52.8%。", Rules.NarrativeShare)]
    [InlineData("2025年政府采购支出总额125.30万元。授予中小企业合同金额100.24万元，占政府采购支出总额的70.00%。", Rules.NarrativeShare)]
    [InlineData("主要用于：一般公共服务支出466.68万元，占90.31%；社会保障和就业支出20.63万元，占3.99%；住房保障支出29.43万元，占7.70%。其中支出预算516.74万元，某项51.67万元，占11.00%。", Rules.NarrativeShare)]
    [InlineData("2025年单位收入预算516.74万元。", Rules.NarrativeYear)]
    [InlineData("2023年单位预算支出516.74万元。", Rules.NarrativeYear)]
    public void What_is_wrong_but_may_mean_something_else_is_a_warning(string notes, string rule) =>
        Assert.Contains(Findings(notes), f => f.Rule == rule && f.Severity == Severity.Warning);

    [Theory]
    [InlineData("2026年本单位没有使用政府性基金预算拨款安排的支出。")]
    [InlineData("本单位不涉及政府性基金预算。")]
    [InlineData("我馆2026年未使用政府性基金预算财政拨款安排支出。")]
    [InlineData("2026年没有使用一般公共预算拨款安排的“三公”经费支出。")]
    public void What_is_said_not_to_be_there_and_is_there_is_an_error(string notes) =>
        Assert.Contains(Findings(notes, fund: "3.00"), f => f is { Rule: Rules.NarrativeStatement, Severity: Severity.Error });

    [Theory]
    [InlineData("收入预算516.74万元，比上年增加36.49万元，增长7.60%。“三公”经费预算6.5万元，比上年减少1.5万元，下降18.75%。")]
    [InlineData("收入预算由上年的480.25万元增加到516.74万元，增长7.60%。")]
    [InlineData("2026年收入预算516.74万元，比上年增加0.49万元，增长0.09%，与上年基本持平。")]
    [InlineData("某项费用100万元，与上年持平，其中印刷费增加0.2万元。")]
    [InlineData("2026年支出预算516.74万元，比上年增加36.49万元，其中：公务接待费比上年2万元减少0.5万元。")]
    [InlineData("2026年收入预算516.74万元，上年结转20万元，增加36.49万元。")]
    [InlineData("2026年“三公”经费财政拨款预算数6.5万元，比2025年“三公”经费财政拨款预算8万元减少1.5万元。公务用车购置及运行维护费2026年预算数5万元，其中：公务用车购置2026年预算数0万元，与2025年预算数0万元持平；公务用车运行维护2026年预算数5万元，其中：公务用车加油2万元，公务用车维修2万元，公务用车保险1万元，比2025年预算数6万元减少1万元。")]
    [InlineData("2026年政府采购预算17000元，同比增加17000元，上年无该预算，增长率无可比性。其中：政府集中采购预算17000元，占政府采购预算的100%，分散采购0元，占政府采购预算的0%。货物类采购10000元，占政府采购预算58.8%；工程类采购0元，占政府采购预算0%；服务类采购7000元，占政府采购预算41.2%。")]
    [InlineData("上年无政府性基金预算。2025年没有政府性基金预算支出，2026年新增。本单位无政府采购工程预算，无“三公”经费增长情况。")]
    [InlineData("2025年公务接待费2万元，2026年公务接待费1.5万元。2024年度单位决算已公开。")]
    [InlineData("公务接待费1.5万元，比上年下降25%。公务接待费1.5万元，比上年执行数增加0.3万元。")]
    [InlineData("2026年收入预算516.74万元，比上年增加36.49万元，增长7.6%，主要原因是人员经费增加40万元，公用经费减少3.51万元。公务接待费1.5万元，比上年减少0.5万元，主要原因是外宾接待减少0.3万元。")]
    [InlineData("2025年“三公”经费支出62.07万元，完成全年预算84.82万元的73.2%，比上年决算数增加38.97万元，增长168.7%；比2019年（疫情前）决算数减少24.87万元，降低28.6%。其中：因公出国（境）费支出12.02万元，完成预算12.02万元的100%，比上年决算数增加12.02万元，增长--（基数为0，不可比）；2025年公务接待费支出22.59万元，完成预算43.2万元的52.3%，比上年决算数增加20.63万元，增长1,055.4%。")]
    [InlineData("2025年“三公”经费支出总额为5.48万元，比预算增加0万元，比去年增加1.55万元，增长39.4%；其中，因公出国支出比预算无增减变化，比去年无增减变化；公务用车运行维护费支出比预算无增减变化，比去年增加1.05万元，增长35.8%；公务接待费支出比去年增加0.5万元，增长50%。")]
    [InlineData("2025年“三公”经费支出年初预算为5.00万元，支出决算为4.00万元，完成年初预算的80.00%，决算数小于年初预算数的主要原因是压减；较上年减少1.00万元，下降20.00%。")]
    [InlineData("主要用于：一般公共服务支出466.68万元，占90.31%；社会保障和就业支出20.63万元，占3.99%；住房保障支出29.43万元，占5.70%。")]
    [InlineData("2025年“三公”经费支出预算为20.00万元，支出决算为10.24万元，完成预算的51.20%，其中：因公出国（境）费支出决算为0万元；公务用车购置及运行费支出决算为8.01万元，完成预算的53.40%；公务接待费支出决算为2.23万元，完成预算的44.60%。")]
    [InlineData("2025年政府采购支出总额125.30万元。授予中小企业合同金额100.24万元，占政府采购支出总额的80.00%。")]
    public void Wordings_that_are_right_raise_no_alarm(string notes) => Assert.Empty(Findings(notes, fund: "3.00"));

    [Fact]
    public void A_list_after_budget_and_account_is_held_against_the_account()
    {
        var finding = Assert.Single(Findings("2025年“三公”经费支出预算为20.00万元，支出决算为10.24万元，其中：因公出国（境）费支出决算为0万元；公务用车购置及运行费支出决算为8.01万元；公务接待费支出决算为12.33万元。"));
        Assert.Equal((Rules.NarrativeList, Severity.Error, 10.24m), (finding.Rule, finding.Severity, finding.Actual));
    }

    [Fact]
    public void A_template_that_nobody_filled_in_is_one_finding()
    {
        var findings = Findings(string.Concat(Enumerable.Range(0, 30).Select(i => $"第{i}处设置XX个岗位，负责有关工作。\n")));
        var one = Assert.Single(findings, f => f.Rule == Rules.NarrativePlaceholder);
        Assert.Contains("30 blanks are left on 1 pages", one.Message, StringComparison.Ordinal);
        Assert.Equal(3, Findings("办公室设置XX个岗位。\n财务处设置XX个岗位。\n业务处设置XX个岗位。").Count(f => f.Rule == Rules.NarrativePlaceholder));
    }

    [Fact]
    public void A_choice_of_the_template_that_was_left_open_is_told_and_not_reckoned_with()
    {
        var findings = Findings("2026年收入预算516.74万元，比上年增加（减少）36.49万元，增长（下降）7.60%。");
        Assert.All(findings, f => Assert.Equal((Rules.NarrativePlaceholder, Severity.Warning), (f.Rule, f.Severity)));
        Assert.Equal(2, findings.Count);
    }

    [Fact]
    public void The_contents_are_held_against_forms_sections_order_and_pages()
    {
        const string Notes = "收入预算516.74万元。";
        List<Finding> Of(string old, string changed) => Findings(Notes, contents: Contents.Replace(old, changed, StringComparison.Ordinal));
        Assert.Empty(Of("目录", "目录"));
        Assert.Contains("projects_current", Assert.Single(Of("五、", "五、2026年项目支出预算表.....\t6\n六、")).Message);
        Assert.Contains("国有资产说明", Assert.Single(Of("第四部分 名词解释", "第四部分 国有资产说明\t8\n第五部分 名词解释")).Message);
        Assert.Equal(Rules.ContentsOrder, Assert.Single(Of("一、2026年预算收支总表.....\t2\n二、2026年预算支出总表.....\t3", "一、2026年预算支出总表.....\t3\n二、2026年预算收支总表.....\t2")).Rule);
        Assert.Contains("9→5", Assert.Single(Of("基金预算支出表.....\t5", "基金预算支出表.....\t9")).Message);
    }
}
