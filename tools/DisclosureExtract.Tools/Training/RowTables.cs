using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Training;

/// <summary>A row with what it truly is; no truth for rows that are no subject, or none of the catalogue.</summary>
sealed record LabelledRow(RowQuery Row, Subject? Truth, string Form);

/// <summary>Invents tables of subjects as disclosures print them, then lets a reader err.</summary>
sealed class RowTables
{
    /// <summary>Rows under these 类 are never trained on: a third of all.</summary>
    public static bool IsHeldOut(string code) =>
        int.Parse(code[..3], System.Globalization.CultureInfo.InvariantCulture) % 3 == 1;

    static readonly string[] Labels =
    [
        "本年收入合计", "本年支出合计", "收入总计", "支出总计", "合计", "财政拨款收入", "一般公共预算", "一般公共预算资金", "政府性基金", "国有资本经营预算", "单位资金",
        "财政专户管理资金", "上年结转", "年终结转",
        "事业收入", "经营收入", "其他收入", "基本支出", "项目支出", "人员经费合计", "公用经费合计", "用事业基金弥补收支差额", "年初结转和结余", "年末结转和结余", "附属单位上缴收入",
        "上级补助收入", "结余分配",
    ];

    static readonly string[][] Pieces =
    [
        ["城市", "农村", "信息系统", "干部人事", "社区", "综合", "办公", "机关", "公益", "专项", "全市", "重点", "老旧小区", "智慧", "窗口", "法律"],
        ["建设", "管理", "维护", "培训", "宣传", "运行", "改造", "购置", "调研", "检查", "服务", "保障", "评估", "托管"],
        ["经费", "项目", "补助", "专项资金", "费用", "工作经费", "服务费", "项目尾款"],
    ];

    static readonly string[] Classes =
    [
        Classifications.Functional, Classifications.GovernmentFund, Classifications.DepartmentEconomic,
        Classifications.GovernmentEconomic,
    ];

    readonly Random random;
    readonly Noise noise;
    readonly Dictionary<string, List<Subject>> tops;
    readonly ILookup<(string, string), Subject> children;

    /// <param name="heldOut">Rows of the 类 held out for tests, or the others.</param>
    public RowTables(SubjectCatalog catalog, int seed, bool heldOut)
    {
        random = new Random(seed);
        var characters = string.Concat(catalog.All.SelectMany(s => s.Name).Where(TextFold.IsHan));
        noise = new Noise(random, characters, heldOut);
        var known = catalog.All.Where(s => IsHeldOut(s.Code) == heldOut).ToList();
        tops = known.Where(s => s.Level == 1).GroupBy(s => s.Classification).ToDictionary(g => g.Key, g => g.ToList());
        children = known.ToLookup(s => (s.Classification, s.Parent));
    }

    /// <summary>So many tables read with these rates of wrong characters.</summary>
    /// <param name="codeless">Share of tables printed without codes.</param>
    /// <param name="strangers">Share of rows, besides, that are no subject of the catalogue.</param>
    public IEnumerable<LabelledRow> Rows(
        int tables, Func<double> nameRate, Func<double> codeRate, double codeless = 0, double strangers = 0)
    {
        for (var t = 0; t < tables; t++)
        {
            var classification = Classes[random.NextDouble() < 0.7 ? 0 : random.Next(Classes.Length)];
            var subjects = Tree(classification);
            var (form, allowed) = FormOf(classification);
            var (rate, digits) = (nameRate(), codeRate());
            var isCodeless = random.NextDouble() < codeless;
            var codes = subjects.ConvertAll(s => isCodeless ? "" : noise.Code(s.Code, digits));
            for (var i = 0; i < subjects.Count; i++)
            {
                var name = noise.Name(subjects[i].Name, rate);
                // What stands above was matched, or else is known as little as what stands below.
                var previous = i == 0 || random.NextDouble() < 0.03 ? null : subjects[i - 1].Code;
                var row = new RowQuery(codes[i], name, allowed)
                {
                    Previous = previous, Next = i + 1 < subjects.Count && codes[i + 1].Length > 0 ? codes[i + 1] : null,
                };
                yield return new LabelledRow(row, subjects[i], form);
                if (random.NextDouble() < strangers) yield return Stranger(row, form, rate, subjects[i]);
            }
        }
    }

    LabelledRow Stranger(RowQuery beside, string form, double rate, Subject above)
    {
        var text = random.Next(3) == 0
            ? Labels[random.Next(Labels.Length)]
            : string.Concat(Pieces.Select(p => p[random.Next(p.Length)]));
        // A code that no catalogue knows, under a parent that it does.
        var code = beside.Code.Length == 0 || random.Next(2) == 0
            ? ""
            : SubjectCode.Parent(above.Code) + random.Next(40, 98)
                .ToString("00", System.Globalization.CultureInfo.InvariantCulture);
        return new LabelledRow(
            beside with
            {
                Code = code.Length is 5 or 7 ? code : "", Name = noise.Name(text, rate), Previous = above.Code,
            },
            null, form);
    }

    List<Subject> Tree(string classification)
    {
        var result = new List<Subject>();
        foreach (var top in Pick(tops[classification], 1, 5))
        {
            result.Add(top);
            foreach (var middle in Pick([.. children[(classification, top.Code)]], 1, 3))
            {
                result.Add(middle);
                result.AddRange(Pick([.. children[(classification, middle.Code)]], 1, 4));
            }
        }
        return result;
    }

    List<Subject> Pick(List<Subject> from, int least, int most)
    {
        var count = Math.Min(from.Count, random.Next(least, most + 1));
        return [.. from.OrderBy(_ => random.Next()).Take(count).OrderBy(s => s.Code, StringComparer.Ordinal)];
    }

    static (string Form, IReadOnlyList<string> Allowed) FormOf(string classification) => classification switch
    {
        Classifications.DepartmentEconomic => (FormIds.BasicExpenditureEconomic, [Classifications.DepartmentEconomic]),
        Classifications.GovernmentEconomic => (FormIds.BasicExpenditureEconomic, [Classifications.GovernmentEconomic]),
        Classifications.GovernmentFund =>
            (FormIds.GovernmentFundExpenditure, [Classifications.GovernmentFund, Classifications.Functional]),
        _ => (FormIds.Expenditure,
            [Classifications.Functional, Classifications.GovernmentFund, Classifications.StateCapital]),
    };
}
