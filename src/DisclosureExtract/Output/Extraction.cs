using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Checks.Users;
using DisclosureExtract.Clean;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts;
using DisclosureExtract.Parts.Accounting;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Parts.Catalogue;
using DisclosureExtract.Parts.Contents;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Output;

/// <summary>Everything known about one document after the run.</summary>
public sealed record Extraction
{
    public required IReadOnlyList<PageResult> Pages { get; init; }

    /// <summary>What is wrong with the file; null for one that is sound.</summary>
    public FileDamage? Damage { get; init; }

    public required Metadata Metadata { get; init; }

    /// <summary>What the file carries besides its pages.</summary>
    public Enclosures Enclosures { get; init; } = Enclosures.None;

    /// <summary>The forms with their amounts, as they were settled.</summary>
    public required FactIndex Facts { get; init; }

    public IReadOnlyList<FormTable> Tables => Facts.Tables;

    /// <summary>Lines outside of tables, page numbers left out, in reading order.</summary>
    public required IReadOnlyList<PageLine> Prose { get; init; }

    /// <summary>Project cards, each once.</summary>
    public IReadOnlyList<ProjectCard> Projects { get; init; } = [];

    /// <summary>Prose under its headings.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>Every number stated in prose, with what checking it came to.</summary>
    public IReadOnlyList<ClaimVerdict> Claims { get; init; } = [];

    /// <summary>Terms explained in 名词解释.</summary>
    public IReadOnlyList<GlossaryTerm> Glossary { get; init; } = [];

    /// <summary>Role of each page, in page order.</summary>
    public IReadOnlyList<PageRole> Roles { get; init; } = [];

    /// <summary>The table of contents.</summary>
    public IReadOnlyList<ContentsEntry> Contents { get; init; } = [];

    public IReadOnlyList<ServiceEntry> Catalogue { get; init; } = [];

    /// <summary>Cards that stand a second time, with what differs.</summary>
    public IReadOnlyList<CardCopy> ProjectCopies { get; init; } = [];

    /// <summary>Pages that were read a second time with faults, and which reading is kept.</summary>
    public IReadOnlyList<PageCopy> PageCopies { get; init; } = [];

    /// <summary>The pages that were read, as texts: to be held against those of other documents.</summary>
    public IReadOnlyList<PageText> Texts { get; init; } = [];

    /// <summary>What was taken out of the content, with its places in the upright frame of each page.</summary>
    public IReadOnlyList<NoiseItem> Noise { get; init; } = [];

    /// <summary>Rules of the user: which were not asked, and which were asked besides.</summary>
    public UserRules Rules { get; init; } = UserRules.None;

    /// <summary>What became of each mark the pages show.</summary>
    public required PageAccounts Accounts { get; init; }

    public required ValidationResult Validation { get; init; }

    /// <summary>The amounts that take part in a finding: those it suspects, then the other terms.</summary>
    public IEnumerable<Fact> FactsOf(Finding finding) => finding.Suspects.Count == 0 ? finding.Terms
        : Validation.Facts.Where(SuspectIndex.Of(finding.Suspects).Concerns).Concat(finding.Terms);
}
