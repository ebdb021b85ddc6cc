namespace DisclosureExtract.Correct;

/// <summary>What people decided about the results of one document: contract <c>corrections/1</c>. Nothing is ever taken out of it.</summary>
public sealed record Corrections
{
    public const string SchemaId = "corrections/1";

    public required string Schema { get; init; }

    /// <summary>SHA-256 of the document, lower-case hexadecimal.</summary>
    public required string Document { get; init; }

    /// <summary>SHA-256 of the result that was looked at.</summary>
    public required string Result { get; init; }

    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    /// <summary>The decisions that hold: no later one supersedes them, and they are no withdrawals themselves.</summary>
    public IEnumerable<Decision> Standing()
    {
        var gone = Decisions.Select(d => d.Supersedes).OfType<string>().ToHashSet();
        return Decisions.Where(d => !gone.Contains(d.Id) && d.Action != DecisionActions.Undo);
    }
}

public static class DecisionActions
{
    /// <summary>It was read right, and the page prints it so.</summary>
    public const string Accept = "accept";

    /// <summary>It was misread; <see cref="DecisionTarget.To"/> is what the page prints.</summary>
    public const string Correct = "correct";

    /// <summary>The page prints it so and is wrong; <see cref="DecisionTarget.To"/> is right, where that is known.</summary>
    public const string PageWrong = "page_wrong";

    /// <summary>The finding is mistaken; the reason says why.</summary>
    public const string Reject = "reject";

    /// <summary>Takes back the decision it supersedes.</summary>
    public const string Undo = "undo";

    public static IReadOnlyList<string> All { get; } = [Accept, Correct, PageWrong, Reject, Undo];
}

/// <summary>One decision of a person about one fault, in all the places it shows.</summary>
public sealed record Decision
{
    /// <summary>Unlike that of any other decision.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the fault it settles.</summary>
    public required string Cause { get; init; }

    /// <summary>One of <see cref="DecisionActions"/>.</summary>
    public required string Action { get; init; }

    public IReadOnlyList<DecisionTarget> Targets { get; init; } = [];

    /// <summary>The findings it answers, by rule and place.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    public string Reason { get; init; } = "";

    public string By { get; init; } = "";

    /// <summary>ISO 8601 with the offset from UTC.</summary>
    public required string At { get; init; }

    /// <summary>How many decisions about this fault came before.</summary>
    public int Rev { get; init; }

    /// <summary>Id of the decision it takes the place of; null for the first.</summary>
    public string? Supersedes { get; init; }
}

/// <summary>Something printed in a table that was decided about.</summary>
public sealed record DecisionTarget
{
    /// <summary>Id of the table; empty for what is said of the whole document.</summary>
    public required string Table { get; init; }

    /// <summary>0-based index in the rows of the table; null for the whole table.</summary>
    public int? Row { get; init; }

    /// <summary>Key in the cells of the row; null for labels and units.</summary>
    public string? Column { get; init; }

    /// <summary>value, code, name, unit, form (of a table) or level (of the body, with no table); of row, heading and column it can only be said that they are right.</summary>
    public required string Part { get; init; }

    public required DecidedFrom From { get; init; }

    /// <summary>An amount in the unit of its cell (<c>-1234.50</c>), a code, a name, a unit, the id of a form or of a level; null where nothing changes.</summary>
    public string? To { get; init; }
}

/// <summary>What the result said when it was looked at: a decision about anything else is stale.</summary>
/// <param name="Raw">The characters as read; of labels and units the text itself.</param>
/// <param name="Value">The amount; null for labels and where none was read.</param>
public sealed record DecidedFrom(string Raw, decimal? Value);
