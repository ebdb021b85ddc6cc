using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Clean;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Accounting;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Parts.Catalogue;
using DisclosureExtract.Parts.Contents;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks;

/// <summary>A document as the rules see it: everything that was read and understood, before anything is said about it.</summary>
sealed record CheckedDocument
{
    public required SubjectCatalog Catalog { get; init; }

    public required Metadata Metadata { get; init; }

    /// <summary>What the file carries besides its pages.</summary>
    public required Enclosures Enclosures { get; init; }

    public required IReadOnlyList<PageResult> Pages { get; init; }

    /// <summary>What is wrong with the file; null for one that is sound.</summary>
    public FileDamage? Damage { get; init; }

    /// <summary>Whether a table stands on a page of which part is lost, so that rows of it may be.</summary>
    public bool IsCutOff(FormTable table) => Pages.Any(p => table.Table.Pages.Contains(p.Page.Number) && p.Page.Unread.Any(u => u.Reason == UnreadReason.CutOff));

    public required IReadOnlyList<PageCopy> PageCopies { get; init; }

    /// <summary>The pages that were read.</summary>
    public required IReadOnlyList<PageLayout> Layouts { get; init; }

    public required IReadOnlyList<FormTable> Tables { get; init; }

    public required ValidationResult Validation { get; init; }

    public required FactIndex Facts { get; init; }

    public required IReadOnlyList<ContentsEntry> Contents { get; init; }

    public required IReadOnlyList<ProjectCard> Cards { get; init; }

    public required IReadOnlyList<CardCopy> CardCopies { get; init; }

    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>What the prose states, compared with the forms and with itself.</summary>
    public required ClaimResult Claims { get; init; }

    public required IReadOnlyList<ServiceEntry> Services { get; init; }

    /// <summary>What became of each mark the pages show.</summary>
    public required PageAccounts Accounts { get; init; }

    public required Premises Premises { get; init; }
}
