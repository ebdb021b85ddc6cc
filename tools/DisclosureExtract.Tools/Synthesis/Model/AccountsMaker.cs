using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis.Model;

/// <summary>Dice → a consistent set of accounts.</summary>
sealed class AccountsMaker(SubjectCatalog catalog, Dice dice, decimal quantum)
{
    /// <summary>Subjects that nearly every unit has, with what they pay for.</summary>
    static readonly (string Code, bool IsBasic)[] Common =
    [
        ("2080501", true), ("2080502", true), ("2080505", true), ("2080506", true), ("2089999", false),
        ("2101101", true), ("2101102", true), ("2101199", true), ("2210201", true), ("2210203", true),
    ];

    static readonly string[] OwnKinds = ["business_income", "operating_income", "other_income"];

    static readonly string[] Works =
    [
        "信息化建设", "办公设备购置", "社区服务", "专项整治", "宣传培训", "设施维护", "物业管理", "技术改造", "人才培养", "公共服务提升", "安全监测", "档案数字化", "执法检查",
        "课题研究", "绿化养护",
    ];
    static readonly string[] Prefixes = ["城乡", "基层", "重点区域", "智慧", "年度", "综合", "公共场所", "历年", "老旧", ""];
    static readonly string[] Goods =
    [
        "台式计算机", "打印设备", "复印纸", "办公家具", "物业管理服务", "印刷服务", "车辆保险服务", "信息系统运行维护服务", "会议服务", "空调机",
    ];

    public Accounts Make(
        bool isFinal, bool hasOwnMoney, bool hasFund, bool hasCapital, bool hasCarryover, bool isLarge,
        bool hasNegative)
    {
        var body = BodyNames.Make(dice.Fork("body"));
        var year = dice.Whole(2019, 2026);
        var lines = Lines(body.Sector, year, hasOwnMoney, hasFund, hasCapital, hasCarryover, isLarge, hasNegative);
        var economic = Economic(
            lines.Sum(l => l.GeneralBasic - l.BasicPublic), lines.Sum(l => l.BasicPublic), year, isFinal);
        var operating = economic.Where(e => !e.IsPersonnel).Sum(e => e.Amount);
        var total = lines.Sum(l => l.Total);
        return new Accounts
        {
            Body = body,
            Year = year,
            IsFinal = isFinal,
            Quantum = quantum,
            Lines = lines,
            Economic = economic,
            ThreePublic = isFinal ? Covering(MakeThreePublic(operating), economic) : MakeThreePublic(operating),
            ThreePublicBudget = MakeThreePublic(operating),
            Projects = Projects(lines),
            Purchases = Purchases(),
            OpeningBalance = isFinal && dice.Chance(0.7) ? dice.Money(1000, 3_000_000, quantum) : 0,
            Surplus = isFinal && dice.Chance(0.5) ? dice.Money(1000, 500_000, quantum) : 0,
            LastYearTotal = Math.Max(quantum, Math.Round(total * (decimal)dice.Real(0.8, 1.25) / quantum) * quantum),
        };
    }

    List<SpendingLine> Lines(
        string sector, int year, bool hasOwnMoney, bool hasFund, bool hasCapital, bool hasCarryover, bool isLarge,
        bool hasNegative)
    {
        var lines = new SortedDictionary<string, SpendingLine>(StringComparer.Ordinal);
        var functional = Of(Classifications.Functional, year);
        var work = functional.Where(s => s.Code.StartsWith(sector, StringComparison.Ordinal)).ToList();
        foreach (var subject in dice.Some(work, dice.Whole(2, isLarge ? 14 : 6)))
        {
            var basic = dice.Chance(0.4) ? dice.Money(200_000, 40_000_000, quantum) : 0;
            var project = basic == 0 || dice.Chance(0.5) ? dice.Money(10_000, 30_000_000, quantum) : 0;
            Add(new SpendingLine(subject) { GeneralBasic = basic, GeneralProject = project });
        }
        foreach (var (code, isBasic) in Common)
        {
            if (!dice.Chance(0.75) || functional.Find(s => s.Code == code) is not { } subject) continue;
            var amount = dice.Money(20_000, 9_000_000, quantum);
            Add(isBasic
                ? new SpendingLine(subject) { GeneralBasic = amount }
                : new SpendingLine(subject) { GeneralProject = amount });
        }
        if (isLarge)
            foreach (var subject in dice.Some(functional, dice.Whole(5, 25)))
                Add(new SpendingLine(subject) { GeneralProject = dice.Money(10_000, 9_000_000, quantum) });
        if (lines.Values.All(l => l.GeneralBasic == 0))
        {
            var first = lines.First();
            lines[first.Key] = first.Value with { GeneralBasic = dice.Money(500_000, 20_000_000, quantum) };
        }
        if (hasOwnMoney)
        {
            var keys = lines.Keys.ToList();
            foreach (var key in dice.Some(keys, Math.Min(keys.Count, dice.Whole(1, 3))))
                lines[key] = lines[key] with
                {
                    Own = dice.Money(5_000, 3_000_000, quantum), OwnKind = dice.Pick<string>(OwnKinds),
                };
        }
        if (hasFund)
            foreach (var subject in dice.Some(
                Of(Classifications.GovernmentFund, year).Where(s => !lines.ContainsKey(s.Code)).ToList(),
                dice.Whole(1, 3)))
                Add(new SpendingLine(subject) { Fund = dice.Money(50_000, 50_000_000, quantum) });
        if (hasCapital)
            foreach (var subject in dice.Some(
                Of(Classifications.StateCapital, year).Where(s => !lines.ContainsKey(s.Code)).ToList(), 1))
                Add(new SpendingLine(subject) { Capital = dice.Money(50_000, 5_000_000, quantum) });
        foreach (var (key, line) in lines.ToList())
        {
            if (line.GeneralBasic > 0 && !Common.Any(c => c.Code == key))
                lines[key] = line with
                {
                    BasicPublic = Math.Floor(line.GeneralBasic * (decimal)dice.Real(0.05, 0.4) / quantum) * quantum,
                };
            if (hasCarryover && line.GeneralProject > 0 && dice.Chance(0.4))
                lines[key] = lines[key] with
                {
                    Carryover = dice.Chance(0.3)
                        ? line.GeneralProject
                        : Math.Floor(line.GeneralProject / 3 / quantum) * quantum,
                };
        }
        var projects = lines.Values.Where(l =>
            l.GeneralProject > 100 * quantum && l.Carryover == 0 && l.GeneralBasic == 0);
        var smallest = projects.MinBy(l => l.GeneralProject);
        var isSmall = smallest is not null && lines.Values.Sum(l => l.GeneralProject) > 3 * smallest.GeneralProject;
        if (hasNegative && smallest is not null && isSmall)
            lines[smallest.Subject.Code] = smallest with { GeneralProject = -smallest.GeneralProject };
        return [.. lines.Values];

        void Add(SpendingLine line) => lines.TryAdd(line.Subject.Code, line);
    }

    /// <summary>
    /// 项 of a classification whose 款 and 类 are in it too and valid in the year, and whose names are beyond doubt.
    /// </summary>
    List<Subject> Of(string classification, int year) =>
        [.. catalog.All.Where(s => s.Classification == classification && s.Level == 3 && s.IsValidIn(year)
            && catalog.Find(classification, s.Code[..5], year) is not null
                && catalog.Find(classification, s.Code[..3], year) is not null)
            .DistinctBy(s => s.Code)];

    List<EconomicLine> Economic(decimal personnel, decimal operating, int year, bool isFinal)
    {
        var items = catalog.All.Where(s =>
            s.Classification == Classifications.DepartmentEconomic && s.Level == 2 && s.IsValidIn(year))
            .DistinctBy(s => s.Code).ToList();
        List<Subject> Under(string parent, int most)
        {
            var own = items.Where(i => i.Code.StartsWith(parent, StringComparison.Ordinal)).ToList();
            return dice.Some(own, Math.Min(own.Count, dice.Whole(Math.Min(2, most), most)));
        }
        var people = Under("301", 11).Concat(Under("303", 4)).ToList();
        var things = Under("302", 18).Concat(dice.Chance(isFinal ? 0.7 : 0.4) ? Under("310", 2) : []).ToList();
        return [
            .. people.Zip(dice.Split(personnel, people.Count, quantum))
                .Concat(things.Zip(dice.Split(operating, things.Count, quantum)))
            .Select(p => new EconomicLine(p.First, p.Second)).Where(e => e.Amount > 0)
                .OrderBy(e => e.Subject.Code, StringComparer.Ordinal)];
    }

    ThreePublic MakeThreePublic(decimal operating)
    {
        decimal Some(double chance, decimal most) =>
            dice.Chance(chance) ? dice.Money(2_000, most, Math.Max(quantum, 100)) : 0;
        return new ThreePublic(
            Some(0.3, 500_000), Some(0.25, 400_000), Some(0.7, 600_000), Some(0.7, 150_000), Some(0.6, 300_000),
            Some(0.6, 300_000), dice.Chance(0.7) ? Math.Floor(operating / 100) * 100 : 0);
    }

    /// <summary>What basic expenditure pays of an item is part of it.</summary>
    ThreePublic Covering(ThreePublic drawn, List<EconomicLine> economic)
    {
        var step = Math.Max(quantum, 100);
        decimal AtLeast(decimal item, string code) =>
            Math.Max(item, Math.Ceiling((economic.Find(e => e.Subject.Code == code)?.Amount ?? 0) / step) * step);
        return drawn with
        {
            Overseas = AtLeast(drawn.Overseas, "30212"),
            Reception = AtLeast(drawn.Reception, "30217"),
            Operation = AtLeast(drawn.Operation, "30231"),
            Purchase = AtLeast(drawn.Purchase, "31013"),
        };
    }

    List<ProjectLine> Projects(List<SpendingLine> lines)
    {
        decimal general = lines.Sum(l => l.GeneralProject), fund = lines.Sum(l => l.Fund);
        decimal capital = lines.Sum(l => l.Capital), own = lines.Sum(l => l.Own);
        var count = dice.Whole(2, 9);
        var parts = dice.Split(general, count, quantum);
        var projects = new List<ProjectLine>();
        var names = new HashSet<string>();
        string Name()
        {
            while (true)
            {
                var name = dice.Pick<string>(Prefixes) + dice.Pick<string>(Works) + dice.Pick("项目", "经费", "工程", "");
                if (name.Length > 4 && names.Add(name)) return name;
            }
        }
        string Category() => dice.Pick("其他运转类", "特定目标类");
        foreach (var part in parts)
            if (part > 0) projects.Add(new ProjectLine(Name(), Category(), part, 0, 0, 0));
        if (fund > 0) projects.Add(new ProjectLine(Name(), Category(), 0, fund, 0, 0));
        if (capital > 0) projects.Add(new ProjectLine(Name(), Category(), 0, 0, capital, 0));
        if (own > 0) projects.Add(new ProjectLine(Name(), Category(), 0, 0, 0, own));
        return projects;
    }

    List<Purchase> Purchases()
    {
        var purchases = new List<Purchase>();
        foreach (var item in dice.Some(Goods, dice.Whole(2, 6)))
        {
            var category = item.EndsWith("服务", StringComparison.Ordinal) ? "服务" : "货物";
            purchases.Add(new Purchase(
                category, dice.Pick("日常公用经费", "设备购置专项", "运行维护专项"), "", item, dice.Pick("分散采购", "集中采购"),
                dice.Money(2_000, 2_000_000, quantum), dice.Chance(0.2) ? dice.Money(2_000, 200_000, quantum) : 0));
        }
        return [.. purchases.OrderBy(p => p.Category, StringComparer.Ordinal)];
    }
}
