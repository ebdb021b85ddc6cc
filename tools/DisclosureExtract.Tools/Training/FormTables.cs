using DisclosureExtract.Learning;
using DisclosureExtract.Output;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Training;

/// <summary>A view of a table with the form it truly is.</summary>
sealed record LabelledTable(FormView View, string Form);

/// <summary>
/// Which wordings of each form: the last third is for tests alone, of the others the last quarter to choose the
/// threshold by.
/// </summary>
enum Wordings
{
    ForThreshold,
    BeforeThreshold,
    Known,
    Unseen,
}

/// <summary>
/// Invents views of tables: a wording, the rows the form lists, the faults of a reader, a title that may be lost.
/// </summary>
sealed class FormTables
{
    static readonly string[] Summary =
    [
        "一、一般公共预算拨款收入", "二、政府性基金预算拨款收入", "三、国有资本经营预算拨款收入", "四、财政专户管理资金", "五、单位资金", "一、财政拨款收入", "二、事业收入", "三、事业单位经营收入",
        "四、其他收入", "本年收入合计", "上年结转", "收入总计", "(一)一般公共预算", "年终结转", "支出总计",
    ];
    static readonly string[] ThreePublic =
    [
        "因公出国(境)费", "公务接待费", "公务用车购置及运行费", "公务用车购置费", "公务用车运行维护费", "合计", "0.00", "1.20", "会议费", "培训费",
    ];
    static readonly string[] Card =
    [
        "项目名称", "主管部门及代码", "项目属性", "项目资金", "项目概况", "立项依据", "项目设立必要性", "项目实施计划", "总体目标", "绩效指标", "产出指标", "效益指标", "满意度指标",
        "数量指标", "质量指标", "时效指标", "成本指标",
    ];
    static readonly string[] Catalogue =
    [
        "A", "A01", "A0101", "A010101", "B", "B02", "B0201", "A15", "A1501", "A150102", "宣传部", "教育局",
    ];
    static readonly string[] Procurement =
    [
        "一、货物", "二、工程", "三、服务", "货物类", "办公设备", "计算机", "印刷服务", "物业管理服务", "A02办公设备", "C080102", "合计", "复印纸",
    ];
    static readonly string[] Other =
    [
        "1", "2", "3", "4", "办公楼", "车辆", "甲", "乙", "行政编制", "事业编制", "小计", "浦东新区", "教育专项", "第一季度", "人事处", "电脑", "备注",
    ];
    static readonly string[] Projects =
    [
        "信息系统运行维护费", "档案数字化建设", "机房托管", "老旧小区改造", "法律顾问费", "办公设备购置", "社区文化活动", "宣传经费", "课题研究", "扶贫专项", "窗口服务外包",
        "食堂劳务费",
    ];

    readonly Random random;
    readonly Noise noise;
    readonly Wordings wordings;
    readonly IReadOnlyList<Subject> subjects;

    public FormTables(SubjectCatalog catalog, int seed, Wordings wordings)
    {
        random = new Random(seed);
        this.wordings = wordings;
        subjects = [.. catalog.All];
        noise = new Noise(
            random, string.Concat(subjects.SelectMany(s => s.Name).Where(TextFold.IsHan)),
            isTest: wordings == Wordings.Unseen);
    }

    /// <summary>So many tables of each form.</summary>
    /// <param name="rate">Share of wrong characters.</param>
    /// <param name="untitled">Share of tables whose title is lost.</param>
    public IEnumerable<LabelledTable> Tables(int perForm, Func<double> rate, double untitled)
    {
        foreach (var wording in FormWording.All)
            for (var n = 0; n < perForm * (wording.Form == FormIds.Other ? 4 : 1); n++)
            {
                var wrong = rate();
                var title = random.NextDouble() < untitled ? "" : noise.Name(Dress(Choose(wording.Titles)), wrong);
                var headers = Choose(wording.Headers).Where(_ => random.NextDouble() > 0.08)
                    .Select(h => noise.Name(h, wrong)).ToList();
                var first = FirstColumn(wording.Rows).Select(t => noise.Name(t, wrong)).ToList();
                yield return new LabelledTable(
                    new FormView(
                        title, headers, first,
                        random.NextDouble() < 0.3 ? null : FormWording.All[random.Next(FormWording.All.Count)].Form),
                    wording.Form);
            }
    }

    T Choose<T>(T[] all)
    {
        var known = Math.Max(1, all.Length * 2 / 3);
        var first = Math.Max(1, known * 3 / 4);
        var (from, to) = wordings switch
        {
            Wordings.BeforeThreshold => (0, first),
            Wordings.ForThreshold => (first, known),
            Wordings.Known => (0, known),
            _ => (known, all.Length),
        };
        return from < to ? all[random.Next(from, to)] : all[random.Next(known)];
    }

    string Dress(string title) => random.Next(5) switch
    {
        0 => $"{random.Next(2019, 2027)}年{title}",
        1 => $"{random.Next(2019, 2027)}年部门{title}",
        2 => $"{title}(单位)",
        3 => "市本级" + title,
        _ => title,
    };

    IEnumerable<string> FirstColumn(string kind)
    {
        IEnumerable<string> Some(string[] from) => from.Where(_ => random.NextDouble() < 0.7);
        IEnumerable<string> Of(string classification, bool codes)
        {
            var all = subjects.Where(s => s.Classification == classification).ToList();
            var at = random.Next(Math.Max(1, all.Count - 30));
            return all.Skip(at).Take(random.Next(4, 24)).Select(s => codes ? s.Code : s.Name).Prepend("合计");
        }
        var coded = random.NextDouble() < 0.6;
        return kind switch
        {
            "summary" => Some(Summary),
            "codes" => Of(Classifications.Functional, coded),
            "economic" => Of(Classifications.DepartmentEconomic, coded),
            "agency" =>
                random.Next(2) == 0
                    ? Of(Classifications.DepartmentEconomic, coded)
                        .Where(s => !coded || s.StartsWith("302", StringComparison.Ordinal))
                    : ["部门合计"],
            "fund" => Of(Classifications.GovernmentFund, coded),
            "fund_revenue" => random.Next(2) == 0 ? ["合计"] : Of(Classifications.Revenue, coded),
            "state_capital" => random.Next(2) == 0 ? ["合计"] : Of(Classifications.StateCapital, coded),
            "three_public" => Some(ThreePublic),
            "projects" => Some(Projects).Prepend("合计"),
            "procurement" => Some(Procurement),
            "card" => Some(Card),
            "catalogue" => Some(Catalogue),
            _ => random.Next(3) switch
            {
                0 => Some(Other),
                1 => Of(Classifications.GovernmentEconomic, coded),
                _ => Some(Other).Concat(Some(Projects)),
            },
        };
    }
}
