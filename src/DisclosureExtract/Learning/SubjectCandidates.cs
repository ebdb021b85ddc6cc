using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Learning;

/// <summary>Subjects a row of noisy characters may be, and what speaks for each.</summary>
public sealed class SubjectCandidates
{
    /// <summary>How many candidates are weighed.</summary>
    const int Most = 14;

    readonly SubjectCatalog catalog;
    readonly Dictionary<string, List<Subject>> subjects;
    readonly Dictionary<(string Classification, int Pair), List<Subject>> byPair = [];

    public SubjectCandidates(SubjectCatalog catalog)
    {
        this.catalog = catalog;
        subjects = catalog.All.GroupBy(s => s.Classification).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var subject in catalog.All)
            foreach (var pair in NamesOf(subject).SelectMany(Pairs).Distinct())
            {
                if (!byPair.TryGetValue((subject.Classification, pair), out var list))
                    byPair[(subject.Classification, pair)] = list = [];
                list.Add(subject);
            }
    }

    /// <summary>Number of features of a candidate.</summary>
    public const int FeatureCount = 30;

    /// <summary>The candidates of a row with their features.</summary>
    public List<(Subject Subject, float[] Features)> Of(RowQuery row)
    {
        var found = new List<Found>();
        for (var order = 0; order < row.Classifications.Count; order++)
        {
            if (!subjects.TryGetValue(row.Classifications[order], out var all)) continue;
            var shared = SharedPairs(row.Classifications[order], row.Name);
            foreach (var subject in row.Code.Length > 0 ? all : shared.Keys.ToList())
            {
                var code = row.Code.Length == 0 ? 0 : EditDistance.OfCodes(row.Code, subject.Code);
                var pairs = shared.GetValueOrDefault(subject);
                // Nothing in common in the name and a code far off: not worth a look.
                if (pairs == 0 && (row.Code.Length == 0 || code > 1.5)) continue;
                found.Add(new Found(subject, order, code, pairs));
            }
        }
        var best = found.OrderBy(f => f.Code * 2 - f.Likeness(row.Name) * 6).ThenBy(f => f.Order)
            .ThenBy(f => f.Subject.Code, StringComparer.Ordinal).ThenBy(f => f.Subject.Name, StringComparer.Ordinal)
            .Take(Most).ToList();
        return Weigh(row, best);
    }

    sealed record Found(Subject Subject, int Order, double Code, int Pairs)
    {
        public double Likeness(string name) =>
            name.Length < 2 ? 0 : 2.0 * Pairs / Math.Max(1, name.Length + Subject.Name.Length - 2);
    }

    List<(Subject, float[])> Weigh(RowQuery row, List<Found> found)
    {
        var names = found.ConvertAll(f => row.Name.Length == 0
            ? (Distance: 0, Length: 0, IsCut: false)
            : NearestName(f.Subject, row.Name));
        var result = new List<(Subject, float[])>(found.Count);
        for (var i = 0; i < found.Count; i++)
        {
            var (subject, order, code, _) = found[i];
            var name = names[i];
            // The best of the others: what this one has to beat.
            double otherCode = 9;
            var otherName = 40;
            var same = 0;
            for (var j = 0; j < found.Count; j++)
            {
                if (j == i) continue;
                otherCode = Math.Min(otherCode, found[j].Code);
                otherName = Math.Min(otherName, names[j].Distance);
                if (names[j].Distance == name.Distance) same++;
            }
            float[] ofCode =
            [
                row.Code.Length, (float)code,
                row.Code.Length == 0 ? 0 : Math.Abs(row.Code.Length - subject.Code.Length),
                CommonPrefix(row.Code, subject.Code),
            ];
            float[] ofName =
            [
                row.Name.Length, name.Distance,
                row.Name.Length == 0 ? 0 : (float)name.Distance / Math.Max(row.Name.Length, name.Length),
                (float)found[i].Likeness(row.Name), Flag(name.IsCut), name.Length,
            ];
            float[] againstOthers = [(float)(code - otherCode), name.Distance - otherName, same];
            float[] ofSubject =
            [
                subject.Level, order, Flag(subject.IsValidIn(row.Year)), (int)subject.Trust, found.Count,
                (float)(2 * code + name.Distance),
            ];
            result.Add((subject,
            [
                .. ofCode, .. ofName, .. againstOthers,
                .. OfPrevious(subject, row.Previous ?? ""), .. OfNext(subject, row.Next ?? ""), .. ofSubject,
            ]));
        }
        return result;
    }

    /// <summary>What the row above says of a subject; its code is empty where it is not known.</summary>
    static float[] OfPrevious(Subject subject, string previous)
    {
        if (previous.Length == 0) return new float[7];
        var parent = subject.Parent;
        var hasParent = parent.Length > 0;
        return
        [
            previous.Length,
            Flag(parent == previous),
            Flag(hasParent && parent == SubjectCode.Parent(previous)),
            Flag(hasParent && parent != previous && previous.StartsWith(parent, StringComparison.Ordinal)),
            CommonPrefix(previous, subject.Code),
            Flag(string.CompareOrdinal(subject.Code, previous) > 0),
            Flag(subject.Code == previous),
        ];
    }

    /// <summary>What the row below says of a subject; its code is empty where it is not known.</summary>
    static float[] OfNext(Subject subject, string next) =>
    [
        next.Length,
        CommonPrefix(next, subject.Code),
        Flag(next.Length > subject.Code.Length && next.StartsWith(subject.Code, StringComparison.Ordinal)),
        Flag(next.Length > 0 && subject.Parent.Length > 0 && next.StartsWith(subject.Parent, StringComparison.Ordinal)),
    ];

    static float Flag(bool isSet) => isSet ? 1 : 0;

    /// <summary>Distance to the nearest of a subject's names; a name cut short by its cell counts as whole.</summary>
    (int Distance, int Length, bool IsCut) NearestName(Subject subject, string name)
    {
        var best = (Distance: int.MaxValue, Length: 0, IsCut: false);
        foreach (var known in NamesOf(subject))
        {
            var distance = EditDistance.Between(name, known);
            if (distance < best.Distance) best = (distance, known.Length, false);
            if (name.Length >= 5 && known.Length > name.Length + 1
                && EditDistance.Between(name, known.AsSpan(0, name.Length)) is var cut && cut + 1 < best.Distance)
                best = (cut + 1, known.Length, true);
        }
        return best;
    }

    IEnumerable<string> NamesOf(Subject subject) => catalog.AliasesOf(subject).Prepend(subject.Name);

    Dictionary<Subject, int> SharedPairs(string classification, string name)
    {
        var counts = new Dictionary<Subject, int>(ReferenceEqualityComparer.Instance);
        foreach (var pair in Pairs(name).Distinct())
            if (byPair.TryGetValue((classification, pair), out var list))
                foreach (var subject in list) counts[subject] = counts.GetValueOrDefault(subject) + 1;
        return counts;
    }

    static IEnumerable<int> Pairs(string name)
    {
        for (var i = 0; i + 1 < name.Length; i++) yield return (name[i] << 16) | name[i + 1];
    }

    static int CommonPrefix(string a, string b)
    {
        var n = 0;
        while (n < a.Length && n < b.Length && a[n] == b[n]) n++;
        return n;
    }
}
