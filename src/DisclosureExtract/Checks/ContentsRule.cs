using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Contents;

namespace DisclosureExtract.Checks;

/// <summary>A rule about what the table of contents announces.</summary>
abstract class ContentsRule(string id, string statement, string statementZh, string premise)
    : Rule(id, Basis.Contents, statement, statementZh, premise)
{
    /// <summary>From so many entries on, what most of them have in common is known.</summary>
    protected const int EnoughEntries = 4;

    protected Finding Report(ContentsEntry entry, Severity severity, string message, string messageZh) =>
        Report(severity, Cause.Source, new Place(entry.Page, entry.Box), message, messageZh);
}
