using DisclosureExtract.Checks.Users;
using DisclosureExtract.Facts;

namespace DisclosureExtract.Checks;

/// <summary>Asks all rules about a document, part by part; the order of the parts is that of the findings in the output.</summary>
static class Checker
{
    /// <param name="users">Rules that are not asked, or heard as less, and those asked last.</param>
    /// <param name="stop">Asked for each part.</param>
    public static List<Finding> Findings(CheckedDocument document, UserRules users, CancellationToken stop)
    {
        var findings = new List<Finding>();
        AskEach(document.Validation.Families);
        AskEach(document.Validation.Diagnoses);
        AskEach(document.Validation.Facts);
        foreach (var table in document.Tables.Select(t => new CodedTable(t)))
        {
            Ask(table);
            AskEach(table.Table.Rows.Select(r => new CodedRow(table, r)));
        }
        Ask(document.Tables);
        Ask(document.Validation.Facts);
        foreach (var table in document.Tables)
        {
            Ask(table);
            if (table.Type.HasFacts) AskForm(new CheckedForm(table));
        }
        Ask(document.Enclosures);
        AskEach(document.Pages);
        if (document.Contents.Count > 0) Ask(LocatedContents.Of(document));
        AskEach(document.Cards);
        Ask(document.Cards);
        AskEach(document.CardCopies);
        AskEach(document.Claims.Discrepancies);
        AskEach(document.Sections.SelectMany(s => s.Paragraphs));
        Ask(document.Sections);
        Ask(document.Services);
        findings.AddRange(users.Sums.Select(s => new UserRule(s).Check(document)).OfType<Finding>());
        return findings;

        void AskForm(CheckedForm form)
        {
            Ask(form);
            foreach (var row in form.Table.Rows)
            {
                AskEach(row.Cells.Select(c => new CheckedCell(row, c)));
                Ask(new CheckedRow(form, row));
            }
        }

        void AskEach<T>(IEnumerable<T> parts)
        {
            foreach (var part in parts) Ask(part);
        }

        void Ask<T>(T part)
        {
            stop.ThrowIfCancellationRequested();
            foreach (var check in RuleBook.Of<T>())
            {
                if (check is not Rule rule || users.IsOff(rule.Id)) continue;
                var found = check.Check(part, document);
                // Most users soften nothing.
                if (users.Most.Count == 0) findings.AddRange(found);
                else foreach (var finding in found) findings.Add(rule.Heard(finding, users));
            }
        }
    }
}
