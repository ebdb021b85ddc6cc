using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Parts.Prose;

/// <summary>The amounts of the forms a claim may be about.</summary>
/// <param name="Name">What the words name.</param>
/// <param name="Candidates">Amounts that print it.</param>
/// <param name="IsPrecise">The words name this and nothing narrower: a different amount is a contradiction.</param>
/// <param name="IsEmptyForm">The form that is about this alone is printed and holds no amount.</param>
/// <param name="IsAbsent">A form that would print this is there and does not: a stated 0 agrees with it.</param>
sealed record Topic(string Name, IReadOnlyList<Fact> Candidates, bool IsPrecise, bool IsEmptyForm = false, bool IsAbsent = false)
{
    /// <summary>The name printed in the form, where the prose calls the row something else.</summary>
    public string? OtherName { get; init; }
}

/// <summary>Words before a number → amounts of the forms.</summary>
sealed partial class ClaimTopics
{
    readonly Regex filler;

    public ClaimTopics(FactIndex facts, Metadata metadata)
    {
        Facts = new TopicFacts(facts);
        string[] names = [.. new[] { metadata.Entity, metadata.Department }.OfType<string>().Distinct().Select(Regex.Escape)];
        var own = names.Length > 0 ? string.Join('|', names) + "|" : "";
        filler = new Regex($@"^({own}本(单位|部门|级)|我(单位|部门|局|院|厅|委|办|中心)|[一-龥]{{2,12}}(局|院|厅|委|办|中心|办公室|办事处)(?=20|本|部门|单位|$)|\(本级\)|部门|单位|20\d\d年度?|年度?|本年度?|当年|全年|其中|主要(包括|用于|是)|支出包括|包括|用于|安排|预计|共|[的“”一二三四五六七八九十、\d.是为()])*$", RegexOptions.CultureInvariant);
    }

    public TopicFacts Facts { get; }

    /// <summary>What a claim of money is about; null where no form prints it.</summary>
    public Topic? Of(Claim claim)
    {
        var before = claim.Paragraph.Tight[..claim.Start];
        return Governed(before, claim.Yuan) is { } subject ? (subject.Candidates.Count > 0 ? subject : null) : OfWords(AccountOf().Match(before) is { Success: true } match ? match.Groups["a"].Value : claim.About);
    }

    /// <summary>What words name an amount of a form: “三公”经费, 本年支出合计, 社会保障和就业支出.</summary>
    public Topic? OfWords(string words)
    {
        var about = Tail().Replace(words, "");
        var named = OfRow(about);
        if (named is { IsPrecise: true }) return named;
        foreach (var topic in TopicPatterns.All)
        {
            var match = topic.Pattern.Match(about);
            if (!match.Success) continue;
            var found = topic.Candidates(Facts).Distinct().ToList();
            if (found.Count == 0 && topic.Elsewhere?.Invoke(Facts).ToList() is { Count: > 0 } elsewhere) return new Topic(topic.Name, elsewhere, IsPrecise: false);
            var isEmpty = topic.OwnForm is { } own && found.Count == 0 && Facts.IsEmptyForm(own);
            var isAbsent = found.All(f => f.AmountYuan is null or 0) && Facts.HasForm(topic.Homes);
            if (found.Count == 0 && !isEmpty && !isAbsent) return named;
            // 收入 or 支出 alone takes its meaning from what was said before: that is not precise.
            var isBare = match.Index == 0 && topic.Name is "revenue" or "expenditure" && about.Length <= 4 && about[0] != '总';
            return new Topic(topic.Name, found, filler.IsMatch(about[..match.Index]) && !isBare && !topic.IsLoose, isEmpty, isAbsent);
        }
        return named;
    }

    /// <summary>
    /// The words are the name of a row: 社会保障和就业支出, 单位预留机动经费. Functional subjects and uses are printed once with one
    /// meaning; the economic ones recur for parts of the money, so that a different amount contradicts nothing.
    /// </summary>
    Topic? OfRow(string about)
    {
        var name = Numbering.StripAll(Lead().Replace(about, ""));
        // 预算 and 决算 at the end say what kind of number this is, unless they belong to the name.
        foreach (var candidate in new[] { name, Moment().Replace(name, "") }.Distinct())
        {
            if (candidate.Length < 4) continue;
            if (Facts.Row(candidate).ToList() is { Count: > 0 } rows) return new Topic(candidate, rows, IsPrecise: candidate.EndsWith("支出", StringComparison.Ordinal) && candidate is not ("项目支出" or "基本支出"));
            if (Facts.Row(candidate, isEconomic: true).ToList() is { Count: > 0 } economic) return new Topic(candidate, economic, IsPrecise: false);
        }
        return null;
    }

    /// <summary>
    /// A subject named with its levels governs what follows: “一般公共服务支出(类)统计信息事务(款)专项普查活动(项)”43.83万元, or
    /// “一般公共服务支出-统计信息事务-专项普查活动”科目; a paragraph that begins with one speaks of it throughout.
    /// </summary>
    Topic? Governed(string before, decimal? yuan)
    {
        var chains = Chain().Matches(before);
        if (chains.Count > 0)
        {
            var chain = chains[^1];
            var direct = before.Length - (chain.Index + chain.Length) <= 12;
            if (direct || chain.Index <= 8)
            {
                var names = new[] { "c", "s", "i" }.Select(g => Numbering.StripAll(chain.Groups[g].Value.Trim('、'))).Where(n => n.Length > 0).ToList();
                var printed = Facts.Subject(names).ToList();
                var isPrecise = direct || IsFinalAmount(before);
                return printed.Count > 0 ? new Topic(string.Join('/', names), printed, isPrecise) : Renamed(names, yuan);
            }
        }
        var levels = Level().Matches(before);
        if (levels.Count == 0) return null;
        var level = levels[^1];
        var between = before[(level.Index + level.Length)..];
        if (between.Length > 26 || between.Any(c => c is '。' or ';') || MoneyText.Find(between).Count > 0) return null;
        var name = Numbering.StripAll(level.Groups["n"].Value.Trim('、'));
        var named = Facts.Subject([name]).ToList();
        return named.Count > 0 ? new Topic(name, named, IsPrecise: false) : Alike(name, yuan, Facts.Subjects());
    }

    /// <summary>A row of the same depth under the same 类 with this very amount and a name much like it.</summary>
    Topic Renamed(List<string> names, decimal? yuan)
    {
        var found = Alike(names[^1], yuan, Facts.Below(names[0], names.Count));
        return found with { Name = found.OtherName is null ? found.Name : string.Join('/', names) };
    }

    /// <summary>The row with this very amount and a name much like it: prose shortens 机关事业单位基本养老保险缴费支出 at will.</summary>
    static Topic Alike(string name, decimal? yuan, IEnumerable<(string Name, Fact Fact)> rows)
    {
        var best = rows.Where(r => r.Fact.AmountYuan is { } a && yuan is { } y && Math.Abs(a - y) < 5000)
            .Select(r => (r, Score: Shingles.Alike(r.Name, name))).Where(r => r.Score >= 0.5).OrderByDescending(r => r.Score).FirstOrDefault();
        return best.r.Fact is { } fact ? new Topic(name, [fact], IsPrecise: false) { OtherName = best.r.Name } : new Topic(name, [], IsPrecise: false);
    }

    /// <summary>In accounts the paragraph of a subject states the budget first and the account last.</summary>
    static bool IsFinalAmount(string before) => before.EndsWith("支出决算为", StringComparison.Ordinal) || before.EndsWith("决算数为", StringComparison.Ordinal);

    /// <summary>Words between the name of an amount and its number.</summary>
    [GeneratedRegex(@"(预算数|决算数|预算总额|支出总额|预算总计|预算合计|总额|总计|合计|金额|数)?(共计|共|约|计|均|各|为|是|:)*$")]
    private static partial Regex Tail();

    [GeneratedRegex(@"^(20\d\d年度?|其中|当年|本年|用于|主要用于|包括)*")]
    private static partial Regex Lead();

    [GeneratedRegex(@"(收入|预算|决算)+$")]
    private static partial Regex Moment();

    /// <summary>“三公”经费支出年初预算为0.95万元，支出决算为0.00万元: the account of what the budget was named for.</summary>
    [GeneratedRegex(@"(?<a>[^,;。]+?)(年初|全年|调整)?预算数?为[\d.,]+[万千亿]?元,(支出)?决算数?为$")]
    private static partial Regex AccountOf();

    [GeneratedRegex(@"(?<n>[一-龥、]{2,40}?)\((类|款|项)\)")]
    private static partial Regex Level();

    [GeneratedRegex(@"(?<c>[一-龥、]{2,24}?)\(类\)(支出)?[“”]?(?<s>[一-龥、()]{2,24}?)\(款\)(支出)?[“”]?((?<i>[一-龥、()]{2,40}?)\(项\))?[”“]?|[“\x22](?<c>[一-龥、]{2,24})[-—](?<s>[一-龥、()]{2,24})[-—](?<i>[一-龥、()]{2,40})[”\x22](?=科目)")]
    private static partial Regex Chain();
}
