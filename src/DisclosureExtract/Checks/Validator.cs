using System.Globalization;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks;

/// <summary>Runs all rules over the facts of a document. Rules find, they never change.</summary>
public static class Validator
{
    /// <summary>A family of at least this many relations of which more than the given share fails has no premise here.</summary>
    const int FamilySize = 4;
    const double FamilyShare = 0.5;

    public static ValidationResult Validate(IReadOnlyList<FormTable> tables, IReadOnlyList<Fact> facts, SubjectCatalog catalog, string? entity, int? year)
    {
        var index = new FactIndex(tables, facts);
        var precision = index.Precision;
        var relations = new List<Relation>();
        foreach (var table in tables)
        {
            if (!table.Type.HasFacts || table.IsEmpty) continue;
            relations.AddRange(ColumnSums.Relations(index, table));
            relations.AddRange(RowSums.Relations(index, table, entity));
        }
        relations.AddRange(CrossForms.Relations(index));

        var findings = new List<Finding>();
        var covered = new HashSet<Fact>(ReferenceEqualityComparer.Instance);
        var disputed = new HashSet<Fact>(ReferenceEqualityComparer.Instance);
        var evaluated = new List<RelationResult>();
        int passed = 0, failed = 0;
        foreach (var result in CrossForms.Corroborations(index).Select(precision.Evaluate))
        {
            if (!result.Holds) continue; // holds only for some units; where it does not, nothing is wrong
            passed++;
            evaluated.Add(result);
            foreach (var fact in result.Relation.Facts) covered.Add(fact);
        }
        foreach (var family in relations.Select(precision.Evaluate).GroupBy(r => r.Relation.Family))
        {
            var results = family.ToList();
            var failures = results.Count(r => !r.Holds);
            if (results.Count >= FamilySize && failures > FamilyShare * results.Count)
            {
                // The premise does not hold here; or, on a scan, much is misread.
                var doubtful = results.Where(r => !r.Holds).SelectMany(r => r.Relation.Facts).Where(f => f.Cell.Source.Source == WordSource.Ocr).Distinct<Fact>(ReferenceEqualityComparer.Instance).ToList();
                disputed.UnionWith(doubtful);
                if (doubtful.Count > 0) findings.Add(Unproven(results[0].Relation, results.Count, failures, doubtful));
                continue;
            }
            passed += results.Count - failures;
            failed += failures;
            evaluated.AddRange(results);
            foreach (var result in results)
            {
                foreach (var fact in result.Relation.Facts)
                {
                    covered.Add(fact);
                    if (!result.Holds) disputed.Add(fact);
                }
                if (!result.IsExact) findings.Add(ToFinding(result));
            }
        }
        foreach (var fact in facts.Where(f => f.Cell.Source.Source == WordSource.Ocr && (f.Cell.Repair is not null || Doubts.Of(f.Cell.Source) != ReadingDoubt.None)))
        {
            var confirmed = Doubts.IsConfirmed(fact, evaluated.Where(r => r.Relation.Facts.Any(f => ReferenceEquals(f, fact))));
            if (fact.Cell.Repair is null && !confirmed) disputed.Add(fact);
            findings.Add(ReadingChecks.Finding(fact, confirmed));
        }
        // Where columns are a guess, an amount that no sum confirms is not beyond doubt.
        foreach (var fact in facts.Where(f => f.Table.IsGuessed && !covered.Contains(f))) disputed.Add(fact);
        foreach (var table in tables) findings.AddRange(SubjectChecks.Findings(table, catalog, year));
        findings.AddRange(SubjectChecks.Disagreements(tables));
        findings.AddRange(CellChecks.Findings(tables, facts));

        var replaced = facts.ToDictionary<Fact, Fact, Fact>(f => f, f => disputed.Contains(f) ? f with { Status = FactStatus.Disputed } : f, ReferenceEqualityComparer.Instance);
        return new ValidationResult
        {
            Facts = [.. facts.Select(f => replaced[f])],
            Findings = [.. findings.Select(f => f with { Facts = [.. f.Facts.Select(x => replaced[x])] })],
            Checked = passed + failed,
            Passed = passed,
            Failed = failed,
            Relations = evaluated,
            Covered = covered.Select(f => replaced[f]).ToHashSet<Fact>(ReferenceEqualityComparer.Instance),
        };
    }

    static Finding Unproven(Relation first, int count, int failures, List<Fact> facts) => new()
    {
        Rule = first.Rule,
        Severity = Severity.Warning,
        Cause = Cause.Reading,
        Message = $"{failures} of {count} sums of {first.Whole.Form} fail, so that none of its {facts.Count} amounts in them is proven. Compare with the page",
        MessageZh = $"{first.Whole.Form} 的{count}项勾稽关系中{failures}项不成立，所涉{facts.Count}个金额未得到印证，请核对原页",
        Facts = facts,
        Place = new Place(first.Whole.Page, first.Whole.Box),
    };

    static Finding ToFinding(RelationResult result)
    {
        var relation = result.Relation;
        var isText = relation.Facts.All(f => f.Cell.Source.Source == WordSource.Text && !f.Table.IsGuessed); // columns that were guessed may be ours
        var isDoubted = relation.Facts.Any(Doubts.IsOpen); // the reader may be at fault, not the page
        var rounding = result.Holds;
        string N(decimal value) => value.ToString("#,##0.######", CultureInfo.InvariantCulture);
        var tail = rounding ? "rounding" : $"off by {N(result.Difference)}, rounding explains at most {N(result.Tolerance)}";
        var tailZh = rounding ? "四舍五入尾差" : $"相差 {N(result.Difference)}，四舍五入最多 {N(result.Tolerance)}";
        return new Finding
        {
            Rule = relation.Rule,
            Severity = rounding ? Severity.Info : isDoubted ? Severity.Warning : Severity.Error,
            Cause = isText ? Cause.Source : isDoubted ? Cause.Reading : Cause.Unknown,
            Message = $"{relation.What}: printed {N(relation.Whole.Value)}, sum {N(result.Expected)} {relation.Whole.Unit} ({tail})",
            MessageZh = $"{relation.WhatZh}：印作 {N(relation.Whole.Value)}，应为 {N(result.Expected)} {relation.Whole.Unit}（{tailZh}）",
            Facts = [.. relation.Facts],
            Expected = result.Expected,
            Actual = relation.Whole.Value,
            Difference = result.Difference,
            Tolerance = result.Tolerance,
            Place = new Place(relation.Whole.Page, relation.Whole.Box),
        };
    }
}
