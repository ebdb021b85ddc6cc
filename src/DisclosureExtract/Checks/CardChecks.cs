using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks;

/// <summary>project.*, cross.unit and duplicate.conflict: what the cards say of themselves and against the project form.</summary>
static partial class CardChecks
{
    public static IEnumerable<Finding> Findings(IReadOnlyList<ProjectCard> cards, IReadOnlyList<CardCopy> copies, FactIndex facts)
    {
        foreach (var card in cards)
        {
            if (NameFinding(card) is { } name) yield return name;
            foreach (var sum in CardArithmetic.Sums(card))
                if (!sum.Holds) yield return SumFinding(card, sum);
            if (PeriodFinding(card) is { } period) yield return period;
            foreach (var lost in LostTargets(card)) yield return lost;
        }
        foreach (var finding in AgainstForm(cards, facts)) yield return finding;
        foreach (var copy in copies) yield return CopyFinding(copy);
    }

    static Finding? NameFinding(ProjectCard card)
    {
        if (card.MisplacedName is not { } misplaced) return null;
        var taken = card.Name is null ? "no name was found" : $"the name is taken from the line above: {card.Name}";
        var takenZh = card.Name is null ? "未找到项目名称" : $"项目名称取自上一行：{card.Name}";
        return Make(card, Rules.ProjectName, Severity.Warning, $"the name cell of the card holds {misplaced}; {taken}", $"“项目名称”栏为“{misplaced}”；{takenZh}");
    }

    static Finding SumFinding(ProjectCard card, CardSum sum) => Make(card, sum.Rule, Severity.Error,
        $"{sum.What}: stated {N(sum.Stated)} 元, adds up to {N(sum.Sum)} 元", $"{sum.WhatZh}：所述 {N(sum.Stated)} 元，合计 {N(sum.Sum)} 元") with
    {
        Expected = sum.Sum,
        Actual = sum.Stated,
        Difference = sum.Stated - sum.Sum,
        Tolerance = sum.Tolerance,
    };

    /// <summary>A project of three years with a third of its money in the year is even; another share is worth a look, no fault.</summary>
    static Finding? PeriodFinding(ProjectCard card)
    {
        if (card.Period is not { } period || Years().Match(period) is not { Success: true } match) return null;
        if (card.Fund(FundSource.Total, Horizon.Term) is not { } term || card.Fund(FundSource.Total, Horizon.Annual) is not { Value: > 0 } annual) return null;
        var years = YearsOf(match.Groups["n"].Value);
        if (years == 0 || term.Value == annual.Value * years) return null;
        var ratio = Math.Round(term.Value / annual.Value, 2);
        var severity = years == 1 ? Severity.Warning : Severity.Info;
        return Make(card, Rules.ProjectPeriod, severity,
            $"{card.Name}: {period} but the funds of the period are {ratio} times those of the year", $"{card.Name}：项目期{period}，实施期资金为年度资金的{ratio}倍");
    }

    static int YearsOf(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var n) ? n : "一二三四五六七八九十".IndexOf(text, StringComparison.Ordinal) + 1;

    /// <summary>An indicator without a target, though its twin on the other side has one.</summary>
    static IEnumerable<Finding> LostTargets(ProjectCard card)
    {
        foreach (var indicator in card.Indicators.Where(i => i.Raw.Length == 0))
        {
            var twin = card.Indicators.FirstOrDefault(i => i.Horizon != indicator.Horizon && i.Raw.Length > 0 && (i.Name.StartsWith(indicator.Name, StringComparison.Ordinal) || indicator.Name.StartsWith(i.Name, StringComparison.Ordinal)));
            var hint = twin is null ? "" : $"; the other side prints {twin.Raw}";
            var hintZh = twin is null ? "" : $"；另一侧印作“{twin.Raw}”";
            yield return Make(card, Rules.ProjectIndicator, Severity.Warning,
                $"{card.Name}: the target of {indicator.Name} ({indicator.Horizon}) is missing{hint}", $"{card.Name}：指标“{indicator.Name}”缺少指标值{hintZh}") with
            {
                Place = new Place(indicator.Evidence.Page, indicator.Evidence.Box),
            };
        }
    }

    /// <summary>万元 in the project form, 元 on the card: the same amount by intervals, each project and all together.</summary>
    static IEnumerable<Finding> AgainstForm(IReadOnlyList<ProjectCard> cards, FactIndex facts)
    {
        foreach (var form in facts.Forms(FormIds.ProjectsCurrent))
        {
            var column = form.Columns.FirstOrDefault(c => c.Key is ColumnKeys.Total or ColumnKeys.Amount);
            if (column is null || Units.Factor(form.Unit) is not { } factor) continue;
            var precision = new Precision(form.Rows.SelectMany(r => r.Cells.Select(c => facts.At(form, r, c.Column))).OfType<Fact>());
            var matched = new List<ProjectCard>();
            foreach (var card in cards)
            {
                if (card.Name is null || card.Fund(FundSource.Total, Horizon.Annual) is not { } annual || Units.Factor(card.MoneyUnit) is not { } unit) continue;
                if (form.Rows.FirstOrDefault(r => r.Name == card.Name) is not { } row || facts.At(form, row, column) is not { } fact) continue;
                matched.Add(card);
                var difference = fact.Value * factor - annual.Value * unit;
                var tolerance = precision.HalfUnit(fact) * factor + HalfUnit(card) * unit;
                if (Math.Abs(difference) <= tolerance) continue;
                yield return Make(card, Rules.CrossUnit, Severity.Error,
                    $"{card.Name}: the project form says {fact.Value} {form.Unit}, the card {N(annual.Value)} {card.MoneyUnit}", $"{card.Name}：项目支出表为 {fact.Value} {form.Unit}，绩效目标表为 {N(annual.Value)} {card.MoneyUnit}") with
                {
                    Facts = [fact],
                    Expected = annual.Value * unit / factor,
                    Actual = fact.Value,
                    Difference = difference / factor,
                    Tolerance = tolerance / factor,
                };
            }
            if (TotalFinding(matched, form, column, facts, precision) is { } total) yield return total;
        }
    }

    /// <summary>Where each project of the form has its card, the cards add up to the total of the form.</summary>
    static Finding? TotalFinding(List<ProjectCard> matched, FormTable form, FormColumn column, FactIndex facts, Precision precision)
    {
        var rows = form.Rows.Where(r => facts.At(form, r, column) is not null).ToList();
        var projects = rows.Where(r => matched.Exists(c => c.Name == r.Name)).ToList();
        // The rest are sums: 合计, or the unit that has the projects.
        var rest = rows.Except(projects).ToList();
        if (matched.Count < 2 || projects.Count != matched.Count || rest.Count != 1) return null;
        var factor = Units.Factor(form.Unit)!.Value;
        var fact = facts.At(form, rest[0], column)!;
        var sum = matched.Sum(c => c.Fund(FundSource.Total, Horizon.Annual)!.Value * Units.Factor(c.MoneyUnit)!.Value);
        var tolerance = precision.HalfUnit(fact) * factor + matched.Sum(c => HalfUnit(c) * Units.Factor(c.MoneyUnit)!.Value);
        if (Math.Abs(fact.Value * factor - sum) <= tolerance) return null;
        var parts = string.Join(" + ", matched.Select(c => N(c.Fund(FundSource.Total, Horizon.Annual)!.Value)));
        return Make(matched[0], Rules.CrossUnit, Severity.Error,
            $"the project form totals {fact.Value} {form.Unit}, its {matched.Count} cards {parts} = {N(sum)} 元", $"项目支出表合计 {fact.Value} {form.Unit}，{matched.Count}张绩效目标表 {parts} = {N(sum)} 元") with
        {
            Facts = [fact], Expected = sum / factor, Actual = fact.Value, Difference = fact.Value - sum / factor, Tolerance = tolerance / factor,
        };
    }

    /// <summary>Half a unit of the last place printed on a card, in its unit; a card has one precision, as a table has.</summary>
    static decimal HalfUnit(ProjectCard card)
    {
        var half = 0.5m;
        for (var i = card.Funds.Max(f => f.Decimals); i > 0; i--) half /= 10;
        return half;
    }

    static Finding CopyFinding(CardCopy copy)
    {
        var numbers = copy.Differences.Where(d => d.A.Any(char.IsAsciiDigit) && d.B.Any(char.IsAsciiDigit) && d.A.Length <= 20 && d.B.Length <= 20)
            .Select(d => $"{d.Where} {d.A} / {d.B}").ToList();
        var list = numbers.Count > 0 ? ": " + string.Join("; ", numbers) : "";
        return Make(copy.Dropped, Rules.DuplicateConflict, copy.Differences.Count > 0 ? Severity.Warning : Severity.Info,
            $"the card {copy.Kept.Name} stands twice with {copy.Differences.Count} differences{list}; kept is {copy.Because}",
            $"项目卡“{copy.Kept.Name}”出现两次，有{copy.Differences.Count}处不同{list.Replace(": ", "：", StringComparison.Ordinal)}") with
        {
            // A text layer prints what it prints; read anew, the same card differs by the reader's faults.
            Cause = copy.Dropped.Origin == WordSource.Text ? Cause.Source : Cause.Reading,
        };
    }

    static string N(decimal value) => value.ToString("#,##0.##", CultureInfo.InvariantCulture);

    static Finding Make(ProjectCard card, string rule, Severity severity, string message, string messageZh) => new()
    {
        Rule = rule,
        Severity = severity,
        Cause = card.NameEvidence is null ? Cause.Unknown : Cause.Source,
        Message = message,
        MessageZh = messageZh,
        Place = new Place(card.Boxes[0].Page, card.Boxes[0].Box),
    };

    [GeneratedRegex(@"^(?<n>\d{1,2}|[一二三四五六七八九十])年")]
    private static partial Regex Years();
}
