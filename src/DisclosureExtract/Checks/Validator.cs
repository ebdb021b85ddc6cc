using DisclosureExtract.Checks.Users;
using DisclosureExtract.Facts;
using DisclosureExtract.Facts.Diagnosing;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks;

/// <summary>Settles by the relations between the amounts of a document which of them are disputed.</summary>
static class Validator
{
    /// <param name="users">Relations of rules that are not asked confirm nothing, and what fails by them disputes
    /// nothing.</param>
    public static ValidationResult Validate(FactIndex index, RelationSet relations, UserRules users)
    {
        var facts = index.Facts;
        var checks = relations.Families.Where(f => f.HasPremise).SelectMany(f => f.Results)
            .Where(r => r.Holds && !users.IsOff(r.Relation.Rule))
            .SelectMany(r => r.Relation.Facts.Select(f => f.Key).Distinct()).CountBy(key => key).ToDictionary();
        var diagnoses = Diagnoser.Of(relations, index).Where(d => !users.IsOff(d.Leading.Relation.Rule)).ToList();
        var unproven = relations.Families.SelectMany(f => f.Unproven);
        var disputed = SetOf(unproven);
        disputed.UnionWith(relations.Families.Where(f => !users.IsOff(f.Results[0].Relation.Rule)).SelectMany(f => f.Hopeless).Where(f => !checks.ContainsKey(f.Key)));
        if (diagnoses.Count > 0) disputed.UnionWith(facts.Where(SuspectIndex.Of(diagnoses.SelectMany(d => d.Suspects).Where(s => !s.IsDecided)).Concerns));
        var confirmed = SetOf([]);
        foreach (var fact in facts.Where(Doubts.WasDoubted))
        {
            if (Doubts.IsConfirmed(fact, relations.Over(fact))) confirmed.Add(fact);
            else if (fact.Cell.Repair is null) disputed.Add(fact);
        }
        var open = new Dictionary<FactKey, AmountDoubts>();
        var doubted = facts.Where(f => f.Doubts != AmountDoubts.None).ToList();
        var told = doubted.Count > 0 ? WrittenDoubts.ToldUnits(relations.Results) : [];
        foreach (var fact in relations.Families.SelectMany(f => f.Results).Where(WrittenDoubts.AddsUpInOneUnit)
            .SelectMany(r => r.Relation.Facts))
        {
            open[fact.Key] = AmountDoubts.Unit;
            disputed.Add(fact);
        }
        foreach (var fact in doubted)
        {
            var doubts = WrittenDoubts.Open(fact, [.. relations.Over(fact)]);
            if (fact.Doubts.HasFlag(AmountDoubts.Unit) && !told.Contains(WrittenDoubts.Place(fact))) doubts |= AmountDoubts.Unit;
            open[fact.Key] = doubts | open.GetValueOrDefault(fact.Key);
            if (doubts != AmountDoubts.None) disputed.Add(fact);
        }
        disputed.UnionWith(facts.Where(Doubts.IsContested));
        disputed.UnionWith(facts.Where(f => f.Cell.IsSignUnknown && !RedInk.IsSignTold(relations.Over(f))));
        // Where columns are a guess, an amount that no sum confirms is not beyond doubt.
        disputed.UnionWith(facts.Where(f => f.Table.IsGuessed && !checks.ContainsKey(f.Key)));
        // No sum tells what a column is that has no heading.
        disputed.UnionWith(facts.Where(f => f.Column.Header.Count == 0));

        var settled = facts.ToDictionary<Fact, Fact, Fact>(f => f, Settle, ReferenceEqualityComparer.Instance);
        return new ValidationResult
        {
            Facts = [.. facts.Select(f => settled[f])],
            Families = [.. relations.Families.Select(f => f.With(settled))],
            Diagnoses = [.. diagnoses.Select(d => d.With(settled))],
            Checked = relations.Results.Count + relations.WrongUnits.Count,
            Passed = relations.Passed,
            Failed = relations.Failed + relations.WrongUnits.Count,
            Relations = relations.Results,
            Checks = checks,
            Confirmed = SetOf(confirmed.Select(f => settled[f])),
        };

        Fact Settle(Fact fact)
        {
            var settled = open.TryGetValue(fact.Key, out var doubts) ? fact with { Doubts = doubts } : fact;
            return disputed.Contains(fact) && !fact.IsDecided ? settled with { Status = FactStatus.Disputed } : settled;
        }
    }

    /// <summary>Facts as they are, not as their members compare.</summary>
    static HashSet<Fact> SetOf(IEnumerable<Fact> facts) => facts.ToHashSet<Fact>(ReferenceEqualityComparer.Instance);
}
