using DisclosureExtract.Output;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Data.Tables;

/// <summary>Project cards, their funds by source and their indicators; what the prose claims.</summary>
static class ProjectTables
{
    const string OfWhat = "SHA-256 of the source file", OfWhatZh = "源文件的 SHA-256";

    public static Table Projects { get; } = new Table<Part<ProjectInfo>>(
        "projects", "one project card a row", "每个项目一行",
        d => Part.Of(d, d.Projects),
        [
            ColumnOf<Part<ProjectInfo>>.Text("document", OfWhat, OfWhatZh, p => p.Document),
            ColumnOf<Part<ProjectInfo>>.Whole("project", "number in the document, from 1", "在文件里的序号，从 1 起", p => p.Index),
            ColumnOf<Part<ProjectInfo>>.Text("name", "name as printed; null where none is", "项目名称，照印；没有印的为空", p => p.Of.Name),
            ColumnOf<Part<ProjectInfo>>.Text("department", "主管部门 as printed", "主管部门，照印", p => p.Of.Department),
            ColumnOf<Part<ProjectInfo>>.Text("department_code", "digits printed before the department", "部门前印的编码", p => p.Of.DepartmentCode),
            ColumnOf<Part<ProjectInfo>>.Text("unit_name", "实施单位 as printed", "实施单位，照印", p => p.Of.Unit),
            ColumnOf<Part<ProjectInfo>>.Text("attribute", "项目属性 as printed", "项目属性，照印", p => p.Of.Attribute),
            ColumnOf<Part<ProjectInfo>>.Text("period", "项目期 as printed", "项目期，照印", p => p.Of.Period),
            ColumnOf<Part<ProjectInfo>>.Text("unit", "unit of its funds as printed", "资金单位，照印", p => p.Of.Funds.Unit),
            ColumnOf<Part<ProjectInfo>>.Exact("total", "funds of the whole period, in that unit", "项目总金额，按该单位", p => p.Of.Funds.Total),
            ColumnOf<Part<ProjectInfo>>.Exact("annual", "funds of the year, in that unit", "年度金额，按该单位", p => p.Of.Funds.Annual),
            ColumnOf<Part<ProjectInfo>>.Exact("total_yuan", "funds of the whole period in yuan", "项目总金额，元", p => Yuan(p.Of, p.Of.Funds.Total)),
            ColumnOf<Part<ProjectInfo>>.Exact("annual_yuan", "funds of the year in yuan", "年度金额，元", p => Yuan(p.Of, p.Of.Funds.Annual)),
            ColumnOf<Part<ProjectInfo>>.Text("term_goal", "总体目标 of the whole period", "实施期总目标", p => p.Of.TermGoal),
            ColumnOf<Part<ProjectInfo>>.Text("annual_goal", "总体目标 of the year", "年度目标", p => p.Of.AnnualGoal),
            ColumnOf<Part<ProjectInfo>>.Text("responsible_person", "who answers for it, as printed", "负责人，照印", p => p.Of.ResponsiblePerson),
            ColumnOf<Part<ProjectInfo>>.Text("filled_at", "when it was filled in: yyyy-MM-ddTHH:mm:ss, local time", "填报时间，当地时间", p => p.Of.FilledAt),
            ColumnOf<Part<ProjectInfo>>.Text("table", "id of its table in the result", "所在表的编号", p => p.Of.Table),
            ColumnOf<Part<ProjectInfo>>.Text("pages", "pages it stands on, parted by spaces", "所在页，空格分隔", p => string.Join(' ', p.Of.Pages)),
        ]);

    static decimal? Yuan(ProjectInfo project, decimal? amount) => amount * new Unit(project.Funds.Unit).Yuan;

    sealed record Fund(string Document, int Project, string Horizon, string Source, decimal Value, string Unit);

    public static Table Funds { get; } = new Table<Fund>(
        "project_funds", "funds of projects by source", "项目资金，按来源",
        FundsOf,
        [
            ColumnOf<Fund>.Text("document", OfWhat, OfWhatZh, f => f.Document),
            ColumnOf<Fund>.Whole("project", "number of the project in the document, from 1", "项目在文件里的序号，从 1 起", f => f.Project),
            ColumnOf<Fund>.Text("horizon", "term (the whole period) or annual", "term 实施期，annual 年度", f => f.Horizon),
            ColumnOf<Fund>.Text("source", "where the money comes from: central, provincial, local, own, other …", "资金来源：central 中央，provincial 省级，local 本级，own 单位自有，other 其他 …", f => f.Source),
            ColumnOf<Fund>.Exact("value", "the amount in the printed unit", "印出的数，原单位", f => f.Value),
            ColumnOf<Fund>.Text("unit", "its unit as printed", "单位，照印", f => f.Unit),
            ColumnOf<Fund>.Exact("amount_yuan", "the amount in yuan", "折合为元", f => f.Value * new Unit(f.Unit).Yuan),
        ]);

    static IEnumerable<Fund> FundsOf(Disclosure disclosure)
    {
        foreach (var (document, index, project) in Part.Of(disclosure, disclosure.Projects))
        {
            foreach (var (source, value) in project.Funds.TotalBySource)
                yield return new(document, index, "term", source, value, project.Funds.Unit);
            foreach (var (source, value) in project.Funds.AnnualBySource)
                yield return new(document, index, "annual", source, value, project.Funds.Unit);
        }
    }

    sealed record Indicator(string Document, int Project, int Index, IndicatorInfo Of);

    public static Table Indicators { get; } = new Table<Indicator>(
        "indicators", "one indicator of a project a row", "每个绩效指标一行",
        d => Part.Of(d, d.Projects).SelectMany(p => p.Of.Indicators.Select((i, n) => new Indicator(p.Document, p.Index, n + 1, i))),
        [
            ColumnOf<Indicator>.Text("document", OfWhat, OfWhatZh, i => i.Document),
            ColumnOf<Indicator>.Whole("project", "number of the project in the document, from 1", "项目在文件里的序号，从 1 起", i => i.Project),
            ColumnOf<Indicator>.Whole("indicator", "number in the project, from 1", "在项目里的序号，从 1 起", i => i.Index),
            ColumnOf<Indicator>.Text("level1", "一级指标 as printed", "一级指标，照印", i => i.Of.Level1),
            ColumnOf<Indicator>.Text("level2", "二级指标 as printed", "二级指标，照印", i => i.Of.Level2),
            ColumnOf<Indicator>.Text("name", "三级指标 as printed", "三级指标，照印", i => i.Of.Name),
            ColumnOf<Indicator>.Text("horizon", "term (the whole period) or annual", "term 实施期，annual 年度", i => i.Of.Horizon),
            ColumnOf<Indicator>.Text("operator", "≥, ≤, >, <, = or empty", "≥、≤、>、<、= 或空串", i => i.Of.Operator),
            ColumnOf<Indicator>.Exact("value", "number of the target; null for words", "目标值的数；文字目标为空", i => i.Of.Value),
            ColumnOf<Indicator>.Text("unit", "what follows the number, or the words", "数后的单位，或文字目标", i => i.Of.Unit),
            ColumnOf<Indicator>.Text("raw", "the target as printed", "目标值，照印", i => i.Of.Raw),
            ColumnOf<Indicator>.Whole("page", "page of the source, from 1", "源文件的页，从 1 起", i => i.Of.Page),
        ]);

    public static Table Claims { get; } = new Table<Part<ClaimInfo>>(
        "claims", "one number stated in prose a row", "文字说明里的每个数一行",
        d => Part.Of(d, d.Narrative.Claims),
        [
            ColumnOf<Part<ClaimInfo>>.Text("document", OfWhat, OfWhatZh, p => p.Document),
            ColumnOf<Part<ClaimInfo>>.Whole("claim", "number in the document, from 1", "在文件里的序号，从 1 起", p => p.Index),
            ColumnOf<Part<ClaimInfo>>.Text("kind", "amount, share, change or count", "amount 金额，share 比重，change 增减，count 数量", p => p.Of.Kind),
            ColumnOf<Part<ClaimInfo>>.Text("about", "the words before the number", "数前的词语：所说何事", p => p.Of.About),
            ColumnOf<Part<ClaimInfo>>.Exact("value", "the number as printed; negative for a decrease", "印出的数；减少为负", p => p.Of.Value),
            ColumnOf<Part<ClaimInfo>>.Text("unit", "its unit as printed", "单位，照印", p => p.Of.Unit),
            ColumnOf<Part<ClaimInfo>>.Text("quote", "the clause it stands in", "所在的句子", p => p.Of.Quote),
            ColumnOf<Part<ClaimInfo>>.Text("heading", "heading of the section", "所在章节", p => p.Of.Heading),
            ColumnOf<Part<ClaimInfo>>.Whole("page", "page of the source, from 1", "源文件的页，从 1 起", p => p.Of.Page),
            ColumnOf<Part<ClaimInfo>>.Text("state", "confirmed, contradicted or unchecked", "confirmed 与表相符，contradicted 与表不符，unchecked 未核对", p => p.Of.State),
            ColumnOf<Part<ClaimInfo>>.Text("why", "why it is unchecked", "未核对的原因", p => p.Of.Why),
            ColumnOf<Part<ClaimInfo>>.Text("table", "table of the amount it was held against", "所对金额的表", p => p.Of.Fact?.Table),
            ColumnOf<Part<ClaimInfo>>.Number("row", "row of that amount, from 0", "所对金额的行，从 0 起", p => p.Of.Fact?.Row),
            ColumnOf<Part<ClaimInfo>>.Text("key", "key of that amount in its row", "所对金额在行里的标识", p => p.Of.Fact?.Column),
        ]);
}
