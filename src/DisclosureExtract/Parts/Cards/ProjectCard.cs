using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Parts.Cards;

/// <summary>Which goals an amount or an indicator belongs to.</summary>
public enum Horizon
{
    /// <summary>The whole period of the project.</summary>
    Term,

    /// <summary>The budget year.</summary>
    Annual,
}

/// <summary>Sources of money on a card.</summary>
public enum FundSource
{
    Total,
    Central,
    Provincial,
    Local,
    Own,
    Carryover,
    Other,
}

/// <summary>An amount on a card, in yuan or ten thousand yuan as the card says.</summary>
public sealed record CardAmount(FundSource Source, Horizon Horizon, decimal Value, int Decimals, Evidence Evidence);

/// <summary>A target such as ≥18次 in its parts.</summary>
/// <param name="Operator">≥, ≤, &gt;, &lt;, = or empty.</param>
/// <param name="Value">The number; null for words.</param>
/// <param name="Unit">What follows the number, or the words.</param>
public readonly record struct Target(string Operator, decimal? Value, string Unit);

/// <summary>An indicator of a card.</summary>
/// <param name="Level1">产出指标, 效益指标, 满意度指标.</param>
/// <param name="Level2">数量指标, 质量指标 …</param>
/// <param name="Raw">The target as printed; empty where the cell is lost.</param>
public sealed record Indicator(
    string Level1, string Level2, string Name, Horizon Horizon, Target Target, string Raw, Evidence Evidence);

/// <summary>A stretch of prose on a card.</summary>
public sealed record CardSection(string Heading, string Text, Evidence Evidence)
{
    /// <summary>The lines it is printed on.</summary>
    public IReadOnlyList<PageLine> Lines { get; init; } = [];

    /// <summary>What a cell holds, under a heading.</summary>
    internal static CardSection Of(string heading, string text, Cell cell) =>
        new(heading, text, new Evidence(cell.Text, cell.Page, cell.TextBox))
        {
            Lines = [.. cell.Lines.Select(l => new PageLine(cell.Page, l))],
        };
}

/// <summary>A project with its money, its goals and its indicators (项目支出绩效目标表 and its cousins).</summary>
public sealed record ProjectCard
{
    public required string TableId { get; init; }

    public string? Name { get; init; }

    /// <summary>Where the name was read; on some cards the name cell holds something else.</summary>
    public Evidence? NameEvidence { get; init; }

    /// <summary>What the name cell holds where that is not the name.</summary>
    public string? MisplacedName { get; init; }

    public string? Department { get; init; }

    /// <summary>Digits before the department: 144-….</summary>
    public string? DepartmentCode { get; init; }

    public string? Unit { get; init; }

    public string? Attribute { get; init; }

    public string? Period { get; init; }

    /// <summary>元 or 万元.</summary>
    public string MoneyUnit { get; init; } = "元";

    public IReadOnlyList<CardAmount> Funds { get; init; } = [];

    public IReadOnlyList<CardSection> Sections { get; init; } = [];

    /// <summary>
    /// The goals with their places; <see cref="TermGoal"/> and <see cref="AnnualGoal"/> are their texts.
    /// </summary>
    public IReadOnlyList<CardSection> Goals { get; init; } = [];

    public string? TermGoal { get; init; }

    public string? AnnualGoal { get; init; }

    public IReadOnlyList<Indicator> Indicators { get; init; } = [];

    public string? ResponsiblePerson { get; init; }

    /// <summary>As printed: 20251223094612, 2025年12月23日.</summary>
    public string? FilledAtRaw { get; init; }

    public DateTime? FilledAt { get; init; }

    /// <summary>Where its characters were read.</summary>
    public WordSource Origin { get; init; }

    public required IReadOnlyList<int> Pages { get; init; }

    public required IReadOnlyList<(int Page, BoundingBox Box)> Boxes { get; init; }

    public CardAmount? Fund(FundSource source, Horizon horizon) =>
        Funds.FirstOrDefault(f => f.Source == source && f.Horizon == horizon);
}
