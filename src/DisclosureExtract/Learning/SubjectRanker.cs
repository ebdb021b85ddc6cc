using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Learning;

/// <summary>The trained ranker over a catalogue, not loaded before the first row that needs it.</summary>
sealed class LazyRanker(SubjectCatalog catalog) : ISubjectRanker
{
    readonly Lazy<SubjectRanker> ranker = new(() => SubjectRanker.Over(catalog));

    public RankedSubject? Rank(RowQuery row) => ranker.Value.Rank(row);
}

/// <summary>
/// Ranks the candidates of a row by trained trees; answers only where the best is likely enough and no other comes
/// near.
/// </summary>
public sealed class SubjectRanker(SubjectCatalog catalog, TreeEnsemble trees) : ISubjectRanker
{
    /// <summary>The best must be this much likelier than the next.</summary>
    const double Lead = 0.1;

    readonly SubjectCandidates candidates = new(catalog);

    static readonly Lazy<TreeEnsemble> Trained = new(static () =>
    {
        using var stream = EmbeddedModels.Open(EmbeddedModels.SubjectRanker);
        return TreeEnsemble.Read(stream);
    });

    /// <summary>The trees of the repository over a catalogue.</summary>
    public static SubjectRanker Over(SubjectCatalog catalog) => new(catalog, Trained.Value);

    public RankedSubject? Rank(RowQuery row)
    {
        var (best, second) = Best(row);
        return best is null || best.Score < trees.Threshold || best.Score - second < Lead ? null : best;
    }

    /// <summary>The likeliest subject whatever its score, and the score of the next.</summary>
    public (RankedSubject? Best, double Second) Best(RowQuery row)
    {
        RankedSubject? best = null;
        var second = 0.0;
        foreach (var (subject, features) in candidates.Of(row))
        {
            var score = trees.Probability(features);
            if (best is null || score > best.Score)
                (best, second) = (new RankedSubject(subject, score), best?.Score ?? 0);
            else second = Math.Max(second, score);
        }
        return (best, second);
    }
}
