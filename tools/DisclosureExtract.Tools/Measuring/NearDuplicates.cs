using System.Globalization;
using System.Text;
using DisclosureExtract.Clean;
using DisclosureExtract.Pages;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Measuring;

/// <summary>
/// Pages read twice (1 to 5 % of the characters wrong, once or in both readings) against pages from one template with
/// other numbers, and forms that share their rows but not their title.
/// </summary>
static class NearDuplicates
{
    public static int Run(int count)
    {
        var random = new Random(20260303);
        var noise = new Training.Noise(
            random,
            "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好"
                + "应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品"
                + "式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处",
            isTest: true);
        string Misread(string text, double rate)
        {
            var result = new StringBuilder();
            foreach (var line in text.Split('\n'))
                result.Append(string.Join('\t', line.Split('\t').Select(cell => Faulty(cell)))).Append('\n');
            return result.ToString();

            string Faulty(string cell)
            {
                var made = new StringBuilder();
                foreach (var c in cell)
                    made.Append(random.NextDouble() >= rate ? c.ToString()
                        : char.IsAsciiDigit(c) ? noise.Code(c.ToString(), 1)
                        : c > 255 ? noise.Name(c.ToString(), 1)
                        : random.Next(2) == 0 ? ""
                        : ".");
                return made.ToString();
            }
        }
        foreach (var rate in new[] { 0.01, 0.02, 0.03, 0.05 })
        {
            int found = 0, foundTwice = 0;
            for (var i = 0; i < count; i++)
            {
                var page = i % 2 == 0
                    ? Card(random, Numbers(random))
                    : Form(random, Titles[random.Next(Titles.Length)], Numbers(random));
                if (IsCopy(page, Misread(page, rate))) found++;
                if (IsCopy(Misread(page, rate), Misread(page, rate))) foundTwice++;
            }
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"read again with {100 * rate:0} % wrong: {100.0 * found / count:0.00} % of {count} found; both "
                    + $"readings so: {100.0 * foundTwice / count:0.00} %"));
        }
        var (cards, forms, titles, cardsMisread, titlesMisread) = (0, 0, 0, 0, 0);
        for (var i = 0; i < count; i++)
        {
            var seed = random.Next();
            // The same words throughout: only the name of the project and its numbers differ.
            if (IsCopy(Card(new Random(seed), Numbers(random)), Card(new Random(seed), Numbers(random)))) cards++;
            if (IsCopy(
                Form(new Random(seed), Titles[0], Numbers(random)), Form(new Random(seed), Titles[0], Numbers(random))))
                forms++;
            // The same rows with the same amounts: only the title differs.
            var (form, kin) = (
                Form(new Random(seed), Titles[i % Titles.Length], Numbers(new Random(seed))),
                Form(new Random(seed), Titles[(i + 1) % Titles.Length], Numbers(new Random(seed))));
            if (IsCopy(form, kin)) titles++;
            if (IsCopy(Misread(form, 0.03), Misread(kin, 0.03))) titlesMisread++;
            if (IsCopy(
                Misread(Card(new Random(seed), Numbers(random)), 0.03),
                Misread(Card(new Random(seed), Numbers(random)), 0.03)))
                cardsMisread++;
        }
        Console.Out.WriteLine(
            $"taken for copies though they are not: {cards} of {count} cards from one template with other numbers, "
                + $"{cardsMisread} of {count} such cards misread, {forms} of {count} forms with other numbers, "
                + $"{titles} of {count} forms with the same rows under another title, {titlesMisread} of {count} "
                + $"such forms misread");
        return 0;
    }

    static bool IsCopy(string a, string b)
    {
        using var source = TranscriptPageSource.Open(Encoding.UTF8.GetBytes(a + "\f" + b), "pair.txt");
        var pages = Enumerable.Range(1, 2).Select(n => PageText.Of(GridFinder.Find(source.ReadPage(n)))).ToList();
        return NearDuplicatePages.Find(pages).Count == 1 || pages[0].Text == pages[1].Text;
    }

    static readonly string[] Titles = ["2026年部门支出总表", "2026年一般公共预算支出表", "2026年财政拨款支出预算表", "2026年部门收入总表"];

    static readonly string[] Words =
    [
        "为保障工作顺利开展", "根据我局职能", "按照有关规定", "经党组会议研究决定", "对重要信息系统进行测评", "每月对各项设施进行维护", "聘请第三方共同推进", "完成档案数字化管理",
        "提高职工工作效率", "确保服务稳定运行", "由中心负责协调处理", "及时完成费用的支付",
    ];

    static readonly string[] Names = ["网络安全测评", "软件维护", "档案整理", "线路租赁", "人员培训", "设备更新", "宣传服务", "房屋修缮"];

    static Func<decimal> Numbers(Random random) =>
        () => Math.Round((decimal)Math.Pow(10, 1 + random.NextDouble() * 3), 2);

    /// <summary>
    /// A card; its words come from <paramref name="words"/>, its amounts from <paramref name="amount"/>.
    /// </summary>
    static string Card(Random words, Func<decimal> amount)
    {
        string Prose() =>
            string.Concat(
                Enumerable.Range(0, words.Next(3, 7))
                    .Select(_ => Words[words.Next(Words.Length)] + ",")) + Words[words.Next(Words.Length)] + "。";
        var (annual, parts) = (
            amount(),
            Enumerable.Range(0, words.Next(2, 5)).Select(_ => (Names[words.Next(Names.Length)], Amount: amount()))
                .ToList());
        string Yuan(decimal tenThousand) => (tenThousand * 10_000).ToString("#,##0", CultureInfo.InvariantCulture);
        string Plain(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);
        var uses = string.Concat(parts.Select(p => $"{p.Item1}{Plain(p.Amount)}万元,"));
        var text = new StringBuilder("市级预算部门(单位)项目支出绩效目标表\n(2026年度)\n\n");
        text.Append(
            $"项目名称\t\t{Names[words.Next(Names.Length)]}项目\t\t\n主管部门及代码\t\t144-某某局\t实施单位\t某某服务中心\n项目属性\t\t延续性项目\t项目日期"
                + $"\t3年\n");
        text.Append(
            $"项目资金(元)\t实施期资金总额:\t{Yuan(annual * 3)}\t年度资金总额:\t{Yuan(annual)}\n\t其中:中央财政资金\t0\t其中:中央财政资金\t0\n\t市县(区)财政"
                + $"资金\t{Yuan(annual * 3)}\t市县(区)财政资金\t{Yuan(annual)}\n");
        text.Append(
            $"项目概况\t\t{Prose()}{uses}全年共需{Plain(annual)}万元。\n立项依据\t\t{Prose()}\n项目设立必要性\t\t{Prose()}\n项目实施计划"
                + $"\t\t{Prose()}\n");
        foreach (var (name, value) in parts)
            text.Append(CultureInfo.InvariantCulture, $"绩效指标\t成本指标\t{name}费\t≤{value}万元\t{name}费\t≤{value}万元\n");
        foreach (var name in Names.Take(words.Next(3, 7)))
            text.Append(
                CultureInfo.InvariantCulture, $"绩效指标\t数量指标\t{name}次数\t≥{Math.Round(amount())}次\t{name}次数\t≥12次\n");
        return text.Append("满意度指标\t服务对象满意度\t服务对象满意度\t≥95%\t服务对象满意度\t≥95%\n").ToString();
    }

    static string Form(Random words, string title, Func<decimal> amount)
    {
        var subjects = SubjectCatalog.Default.All.Where(s => s.Classification == Classifications.Functional).ToList();
        var start = words.Next(subjects.Count - 40);
        var text = new StringBuilder($"{title}\n\n单位名称：某某服务中心\n\n单位：万元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n");
        foreach (var subject in subjects.Skip(start).Take(words.Next(12, 36)))
        {
            var (basic, project) = (amount(), amount());
            text.Append(
                CultureInfo.InvariantCulture,
                $"{subject.Code}\t{subject.Name}\t{basic + project}\t{basic}\t{project}\n");
        }
        return text.ToString();
    }
}
