using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Parts.Prose;

/// <summary>Words before a number → amounts of the forms.</summary>
sealed partial class ClaimTopics
{
    /// <summary>
    /// Words before the name of an amount that make it no narrower; the names of the discloser are such words too.
    /// </summary>
    static readonly string[] Fillers =
    [
        "本(单位|部门|级)", "我(单位|部门|局|院|厅|委|办|中心)", @"\(本级\)", "部门", "单位",
        "[一-龥]{2,12}(局|院|厅|委|办|中心|办公室|办事处)(?=20|本|部门|单位|$)",
        @"20\d\d年度?", "年度?", "本年度?", "当年", "全年",
        "其中", "主要(包括|用于|是)", "支出包括", "包括", "用于", "安排", "预计", "共",
        @"[的“”一二三四五六七八九十、\d.是为()]",
    ];

    /// <summary>How far (in characters) the name of a subject may stand before the number that it is said of.</summary>
    const int DirectlyBefore = 12, FarBefore = 26;

    /// <summary>A paragraph that names a subject this early speaks of it throughout.</summary>
    const int AtTheBeginning = 8;

    /// <summary>Yuan by which an amount may differ that identifies a row of another name.</summary>
    const decimal SameAmount = 5000;

    readonly Regex filler;
    readonly GovernmentTopics government;
    readonly Dictionary<Claim, Topic?> known = new(ReferenceEqualityComparer.Instance);

    public ClaimTopics(FactIndex facts, Metadata metadata)
    {
        Facts = new TopicFacts(facts);
        government = new GovernmentTopics(facts, metadata);
        var names = new[] { metadata.Entity, metadata.Department }.OfType<string>().Distinct().Select(Regex.Escape);
        filler = new Regex($"^({string.Join('|', names.Concat(Fillers))})*$", RegexOptions.CultureInvariant);
    }

    public TopicFacts Facts { get; }

    /// <summary>What a claim of money is about; null where no form prints it.</summary>
    public Topic? Of(Claim claim)
    {
        if (!known.TryGetValue(claim, out var topic)) known[claim] = topic = Find(claim);
        return topic;
    }

    Topic? Find(Claim claim)
    {
        var before = LevelCode().Replace(claim.Paragraph.Tight[..claim.Start], "($1$2)");
        var subject = Governed(before, claim.Yuan);
        if (subject is { Candidates.Count: 0 }) return null;
        subject ??= government.Of(claim);
        subject ??= OfWords(AccountOf().Match(before) is { Success: true } match ? match.Groups["a"].Value : claim.About);
        if (subject is { IsPrecise: false, Name: "revenue" or "expenditure" } && IsGrandTotal(claim))
            return subject with { IsPrecise = true };
        return subject is { IsOfOneMoney: true } ? InScope(subject, FundScope.Of(claim)) : subject;
    }

    /// <summary>收入总计 and 支出总计 alone are those of all money, where nothing narrower is spoken of.</summary>
    static bool IsGrandTotal(Claim claim) =>
        BareTotal().IsMatch(claim.About) && claim.Section.Card is null && FundScope.Of(claim) == Funds.All;

    /// <summary>
    /// What the money spoken of comes to. Where a form of that money is there, another form confirms nothing; where none is, they may.
    /// </summary>
    Topic InScope(Topic topic, Funds scope)
    {
        if (scope == Funds.Unknown || topic.OtherName is not null) return topic;
        var own = FundScope.Among(topic.Candidates, scope);
        if (own.Count > 0) return topic with { Candidates = own, OtherMoney = [.. topic.Candidates.Except(own)], IsScoped = true };
        return FundScope.FormOf(scope) is { } form && Facts.IsEmptyForm(form)
            ? topic with { Candidates = [], OtherMoney = topic.Candidates, IsEmptyForm = true }
            : topic with { IsPrecise = false };
    }

    /// <summary>What words name an amount of a form: “三公”经费, 本年支出合计, 社会保障和就业支出.</summary>
    public Topic? OfWords(string words)
    {
        var about = Tail().Replace(words, "");
        var named = OfRow(about);
        if (named is { IsPrecise: true }) return named;
        foreach (var pattern in TopicPatterns.All)
            if (pattern.Pattern.Match(about) is { Success: true } match)
                return OfPattern(pattern, about, match.Index) ?? named;
        return named;
    }

    /// <param name="at">Where the name of the amount begins in the words.</param>
    Topic? OfPattern(TopicPattern pattern, string about, int at)
    {
        var found = pattern.Candidates(Facts).Distinct().ToList();
        if (found.Count == 0 && pattern.Elsewhere?.Invoke(Facts).ToList() is { Count: > 0 } elsewhere)
            return new Topic(pattern.Name, elsewhere, IsPrecise: false);
        var isEmpty = pattern.OwnForm is { } own && found.Count == 0 && Facts.IsEmptyForm(own);
        var isAbsent = found.All(f => f.AmountYuan is null or 0) && Facts.HasForm(pattern.Homes);
        if (found.Count == 0 && !isEmpty && !isAbsent) return null;
        var isPrecise = !pattern.IsLoose && !IsBare(pattern, about, at) && filler.IsMatch(about[..at]);
        return new Topic(pattern.Name, found, isPrecise, isEmpty, isAbsent) { IsOfOneMoney = pattern.IsOfOneMoney };
    }

    /// <summary>收入 or 支出 alone takes its meaning from what was said before: that is not precise.</summary>
    static bool IsBare(TopicPattern pattern, string about, int at) =>
        at == 0 && pattern.Name is "revenue" or "expenditure" && about.Length <= 4 && about[0] != '总';

    /// <summary>
    /// The words are the name of a row: 社会保障和就业支出, 单位预留机动经费. Functional subjects and uses are printed once with one
    /// meaning; the economic ones recur for parts of the money, so that a different amount contradicts nothing.
    /// </summary>
    Topic? OfRow(string about)
    {
        var name = Numbering.StripAll(Lead().Replace(about, ""));
        // 预算 and 决算 at the end say what kind of number this is, unless they belong to the name.
        foreach (var candidate in new[] { name, Moment().Replace(name, "") }.Distinct().Where(c => c.Length >= 4))
        {
            if (Facts.Row(candidate).ToList() is { Count: > 0 } rows)
                return new Topic(candidate, rows, IsOneSubject(candidate) || IsOneAmount(candidate, about, rows))
                {
                    IsOfOneMoney = true, IsSure = IsOneSubject(candidate),
                };
            if (Facts.Row(candidate, isEconomic: true).ToList() is { Count: > 0 } economic)
                return new Topic(candidate, economic, IsPrecise: false);
        }
        return null;
    }

    /// <summary>住房公积金, where the forms print one row and one amount of that name, and the words are nothing else.</summary>
    bool IsOneAmount(string name, string about, List<Fact> rows) => name == about
        && rows.Select(r => r.AmountYuan).Distinct().Count() == 1 && rows.TrueForAll(r => r.Row.Code.Length == 7)
        && rows.Select(r => r.Row.Code).Distinct().Count() == 1
        && !Facts.Row(name, isEconomic: true).Any();

    static bool IsOneSubject(string name) => EndsWith(name, "支出") && name is not ("项目支出" or "基本支出");

    /// <summary>
    /// A subject named with its levels governs what follows: “一般公共服务支出(类)统计信息事务(款)专项普查活动(项)”43.83万元, or
    /// “一般公共服务支出-统计信息事务-专项普查活动”科目; a paragraph that begins with one speaks of it throughout.
    /// </summary>
    Topic? Governed(string before, decimal? yuan)
    {
        if (Chain().Matches(before) is [.., { } chain])
        {
            var isDirect = before.Length - (chain.Index + chain.Length) <= DirectlyBefore;
            if (isDirect || chain.Index <= AtTheBeginning)
                return OfChain(chain, isDirect || IsFinalAmount(before), yuan);
        }
        if (Level().Matches(before) is not [.., { } level]) return OfCode(before);
        var between = before[(level.Index + level.Length)..];
        if (!Governs(between)) return OfCode(before);
        var name = NameOf(level, "n");
        var named = Facts.Subject([name]).ToList();
        return named.Count > 0
            ? new Topic(name, named, IsPrecise: IsDirect(between) && AreOneSubject(named)) { IsOfOneMoney = true }
            : Alike(name, yuan, Facts.Subjects());
    }

    /// <summary>高等教育(2050205),2023年度决算数为…: a subject named with its code.</summary>
    Topic? OfCode(string before)
    {
        if (Coded().Matches(before) is not [.., { } coded]) return null;
        var between = before[(coded.Index + coded.Length)..];
        if (!Governs(between)) return null;
        var facts = Facts.Coded(coded.Groups["code"].Value).ToList();
        return facts.Count == 0
            ? null
            : new Topic(coded.Groups["n"].Value, facts, IsPrecise: IsDirect(between)) { IsOfOneMoney = true };
    }

    /// <summary>Whether what stands between a subject and a number leaves the subject in place.</summary>
    static bool Governs(string between) => BudgetAndAccount().IsMatch(between)
        || (between.Length <= FarBefore && !between.AsSpan().ContainsAny("。;") && MoneyText.Find(between).Count == 0);

    static bool IsDirect(string between) => OnlyTime().IsMatch(between) || BudgetAndAccount().IsMatch(between);

    /// <summary>行政运行 stands below many 款; a name with one code is one subject.</summary>
    static bool AreOneSubject(List<Fact> facts) => facts.TrueForAll(f => f.Row.Code.Length > 0)
        && facts.Select(f => f.Row.Code).Distinct().Count() == 1;

    /// <summary>
    /// The row of the names from the 类 down; else one of the same depth with this very amount and a name much like it.
    /// </summary>
    Topic OfChain(Match chain, bool isPrecise, decimal? yuan)
    {
        var names = new[] { "c", "s", "i" }.Select(level => NameOf(chain, level)).Where(n => n.Length > 0).ToList();
        var printed = Facts.Subject(names).ToList();
        var path = string.Join('/', names);
        if (printed.Count > 0) return new Topic(path, printed, isPrecise) { IsOfOneMoney = true };
        var found = Alike(names[^1], yuan, Facts.Below(names[0], names.Count));
        // The 类 may be that of an older catalogue: 医疗卫生与计划生育支出.
        if (found.OtherName is null) found = Alike(names[^1], yuan, Facts.Subjects().Where(s => s.Name == names[^1]));
        return found.OtherName is null ? found : found with { Name = path };
    }

    static string NameOf(Match match, string group) => Numbering.StripAll(match.Groups[group].Value.Trim('、'));

    /// <summary>
    /// The row with this very amount and a name much like it: prose shortens 机关事业单位基本养老保险缴费支出 at will.
    /// </summary>
    static Topic Alike(string name, decimal? yuan, IEnumerable<(string Name, Fact Fact)> rows)
    {
        var (best, fact, _) = rows.Where(r => r.Fact.AmountYuan - yuan is > -SameAmount and < SameAmount)
            .Select(r => (r.Name, r.Fact, Score: Shingles.Alike(r.Name, name)))
            .Where(r => r.Score >= 0.5)
            .OrderByDescending(r => r.Score).FirstOrDefault();
        return fact is null
            ? new Topic(name, [], IsPrecise: false)
            : new Topic(name, [fact], IsPrecise: false) { OtherName = best };
    }

    /// <summary>In accounts the paragraph of a subject states the budget first and the account last.</summary>
    static bool IsFinalAmount(string before) => EndsWith(before, "支出决算为") || EndsWith(before, "决算数为");

    static bool EndsWith(string text, string end) => text.EndsWith(end, StringComparison.Ordinal);

    /// <summary>Words between the name of an amount and its number.</summary>
    [GeneratedRegex(
        "(预算数|决算数|预算总额|支出总额|预算总计|预算合计|总额|总计|合计|金额|数)?(共计|共|约|计|均|各|为|是|:)*$")]
    private static partial Regex Tail();

    [GeneratedRegex(@"^(20\d\d年度?|其中|当年|本年|用于|主要用于|包括)*")]
    private static partial Regex Lead();

    [GeneratedRegex("(收入|预算|决算)+$")]
    private static partial Regex Moment();

    /// <summary>“三公”经费支出年初预算为0.95万元，支出决算为0.00万元: the account of what the budget was named for.</summary>
    [GeneratedRegex(@"(?<a>[^,;。]+?)(年初|全年|调整)?预算数?为[\d.,]+[万千亿]?元,(支出)?决算数?为$")]
    private static partial Regex AccountOf();

    [GeneratedRegex(@"^(20\d\d年度?)?(收入|支出)总计(为|是)?$")]
    private static partial Regex BareTotal();

    /// <summary>(204类), (类204): the code of a level beside its word.</summary>
    [GeneratedRegex(@"\((?:\d{2,7}(类|款|项)|(类|款|项)[:,]?\d{2,7})\)")]
    private static partial Regex LevelCode();

    /// <summary>高等教育(2050205), and 2050205高等教育 right before the amount.</summary>
    [GeneratedRegex(@"(?<n>[一-龥、]{2,40}?)\((?<code>\d{3}|\d{5}|\d{7})\)|(?<!\d)(?<code>\d{5}|\d{7})(?<n>[一-龥、()]{2,40})$")]
    private static partial Regex Coded();

    [GeneratedRegex(@"^[”,:]*(科目)?(20\d\d年度?|当年|本年)?(一般公共预算|财政拨款)?(预算|决算|支出)*(安排)?(数|总额|金额)?(为|是|共)?$")]
    private static partial Regex OnlyTime();

    [GeneratedRegex(@"^[”,:]*(支出)?(20\d\d年度?)?(年初|全年|调整)?预算数?为[\d.,]+[万千亿]?元,(20\d\d年度?)?(支出)?决算数?为$")]
    private static partial Regex BudgetAndAccount();

    [GeneratedRegex(@"(?<n>[一-龥、]{2,40}?)\((类|款|项)\)")]
    private static partial Regex Level();

    const string WithLevels = @"(?<c>[一-龥、]{2,24}?)\(类\)(支出)?[“”]?" +
        @"(?<s>[一-龥、()]{2,24}?)\(款\)(支出)?[“”]?((?<i>[一-龥、()]{2,40}?)\(项\))?[”“]?";

    const string WithDashes = "[“\"](?<c>[一-龥、]{2,24})[-—](?<s>[一-龥、()]{2,24})[-—](?<i>[一-龥、()]{2,40})[”\"](?=科目)";

    [GeneratedRegex(WithLevels + "|" + WithDashes)]
    private static partial Regex Chain();
}
