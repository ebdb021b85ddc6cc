using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Government;

/// <summary>Debt against its limit, of one year and one kind.</summary>
sealed partial class GovernmentDebt() : AmountRule("government.debt",
    "debt is within its limit",
    "政府债务余额不超过限额",
    "a form prints the limit and the balance of one kind of debt at the end of one year"), ICheck<CheckedForm>
{
    public override string Ground => Grounds.DebtLimit;

    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document)
    {
        var table = part.Table;
        if (table.Type.Base != FormIds.GovDebt) return [];
        return Fact.In(table).Where(IsLimit).SelectMany(limit => Fact.In(table)
            .Where(f => IsBalance(f) && AreOfOne(limit, f) && f.Value * f.Unit.To(limit.Unit) > limit.Value)
            .Select(balance => Exceeded(limit, balance)));
    }

    Finding Exceeded(Fact limit, Fact balance) => Report(balance.Cell.Source, Severity.Warning,
        $"{balance.Form} {balance.Row.Label}: the debt {balance.Value} is above its limit {limit.Value}",
        $"{balance.Form} {balance.Row.Label}：债务余额 {balance.Value} 超过限额 {limit.Value}") with
    {
        Suspects = Suspect.Values([balance, limit]),
    };

    static bool IsLimit(Fact fact) => Text(fact).Contains("限额");

    static bool IsBalance(Fact fact) => Text(fact).Contains("余额") && !IsLimit(fact);

    static string Text(Fact fact) => fact.Row.Name + fact.Column.HeaderPath;

    /// <summary>The same words but for 限额, 余额 and what stands around them.</summary>
    static bool AreOfOne(Fact limit, Fact balance) => Of(limit) == Of(balance);

    static string Of(Fact fact) => Aside().Replace(Text(fact), "");

    [GeneratedRegex(@"[一二三四五六七八九十]、|地方|政府|债务(?=限|余)|余额|限额|预计|实际|执行|决算|预算|数|末|\([^)]*\)|[/ ]")]
    private static partial Regex Aside();
}
