using System.Globalization;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>What settled which form a table is.</summary>
public enum NamedBy
{
    /// <summary>Nothing: the table is of no known form.</summary>
    Nothing,

    /// <summary>Its title.</summary>
    Title,

    /// <summary>
    /// Its title, though not all of its characters are those of titles: no form but one is near to it.
    /// </summary>
    MisreadTitle,

    /// <summary>Nothing: its title may say several forms.</summary>
    UndecidedTitle,

    /// <summary>What its cells hold.</summary>
    Content,

    /// <summary>The trained model.</summary>
    Model,

    /// <summary>A person, in a review.</summary>
    Review,
}

/// <summary>Which form a table is, and why.</summary>
/// <param name="Form">One of <see cref="FormIds"/>.</param>
public sealed record FormNaming(string Form, NamedBy By)
{
    /// <summary>Forms that an undecided title may say.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>Probability by the model, 0 to 1.</summary>
    public double Probability { get; init; }

    /// <summary>The candidates in words.</summary>
    public string CandidatesText => string.Join(" or ", Candidates);

    /// <summary>The reason in words, as the output gives it.</summary>
    public string Evidence => By switch
    {
        NamedBy.Title => "title",
        NamedBy.MisreadTitle => "title, with characters of no word that titles have",
        NamedBy.UndecidedTitle => $"title, which may say {CandidatesText}",
        NamedBy.Content => "content",
        NamedBy.Review => "review by a person",
        NamedBy.Model => string.Create(CultureInfo.InvariantCulture,
            $"{(Form == FormIds.Other ? "none, " : "")}wording, by the trained model, {Probability:0.00}"),
        _ => "none",
    };
}
