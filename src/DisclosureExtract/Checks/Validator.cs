using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks;

/// <summary>Evaluates all relations between the amounts of a document and settles which amounts are disputed.</summary>
public static class Validator
{
    /// <summary>A family of at least this many relations of which more than the given share fails has no premise here.</summary>
    const int FamilySize = 4;
    const double FamilyShare = 0.5;

    public static ValidationResult Validate(IReadOnlyList<FormTable> tables, IReadOnlyList<Fact> facts, string? entity, CancellationToken stop = default)
    {
        var index = new FactIndex(tables, facts);
        var precision = index.Precision;
        var relations = new List<Relation>();
        foreach (var table in tables)
        {
            stop.ThrowIfCancellationRequested();
            if (!table.Type.HasFacts || table.IsEmpty) continue;
            relations.AddRange(ColumnSums.Relations(index, table));
            relations.AddRange(RowSums.Relations(index, table, entity));
        }
        relations.AddRange(CrossForms.Relations(index));

        var families = new List<RelationFamily>();
        var covered = new HashSet<Fact>(ReferenceEqualityComparer.Instance);
        var disputed = new HashSet<Fact>(ReferenceEqualityComparer.Instance);
        var confirmed = new HashSet<Fact>(ReferenceEqualityComparer.Instance);
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
                var doubtful = results.Where(r => !r.Holds).SelectMany(r => r.Relation.Facts)
                    .Where(f => f.Cell.Source.Source == WordSource.Ocr)
                    .Distinct<Fact>(ReferenceEqualityComparer.Instance).ToList();
                disputed.UnionWith(doubtful);
                families.Add(new RelationFamily(results, HasPremise: false, doubtful));
                continue;
            }
            passed += results.Count - failures;
            failed += failures;
            evaluated.AddRange(results);
            families.Add(new RelationFamily(results, HasPremise: true, []));
            foreach (var result in results)
            {
                foreach (var fact in result.Relation.Facts)
                {
                    covered.Add(fact);
                    if (!result.Holds) disputed.Add(fact);
                }
            }
        }
        foreach (var fact in facts.Where(Doubts.WasDoubted))
        {
            var own = evaluated.Where(r => r.Relation.Facts.Any(f => ReferenceEquals(f, fact)));
            if (Doubts.IsConfirmed(fact, own)) confirmed.Add(fact);
            else if (fact.Cell.Repair is null) disputed.Add(fact);
        }
        // Where columns are a guess, an amount that no sum confirms is not beyond doubt.
        foreach (var fact in facts.Where(f => f.Table.IsGuessed && !covered.Contains(f))) disputed.Add(fact);

        var settled = facts.ToDictionary<Fact, Fact, Fact>(
            f => f, f => disputed.Contains(f) ? f with { Status = FactStatus.Disputed } : f, ReferenceEqualityComparer.Instance);
        return new ValidationResult
        {
            Facts = [.. facts.Select(f => settled[f])],
            Families = [.. families.Select(f => f.With(settled))],
            Checked = passed + failed,
            Passed = passed,
            Failed = failed,
            Relations = evaluated,
            Covered = covered.Select(f => settled[f]).ToHashSet<Fact>(ReferenceEqualityComparer.Instance),
            Confirmed = confirmed.Select(f => settled[f]).ToHashSet<Fact>(ReferenceEqualityComparer.Instance),
        };
    }
}
