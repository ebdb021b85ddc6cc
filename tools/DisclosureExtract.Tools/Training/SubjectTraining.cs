using System.Globalization;
using DisclosureExtract.Correct;
using DisclosureExtract.Forms;
using DisclosureExtract.Learning;
using DisclosureExtract.Tools.Figures;
using DisclosureExtract.Vocabulary;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace DisclosureExtract.Tools.Training;

/// <summary>Trains and measures the ranking of subjects.</summary>
static class SubjectTraining
{
    const int Seed = 20260301;

    sealed class Candidate
    {
        [VectorType(SubjectCandidates.FeatureCount)]
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }
    }

    sealed class Scored
    {
        public float Probability { get; set; }
    }

    public static (TreeEnsemble Model, int Rows) Train(SubjectCatalog catalog)
    {
        var candidates = new SubjectCandidates(catalog);
        var random = new Random(Seed);
        double Rate(double[] rates) => rates[random.Next(rates.Length)];
        var rows = new RowTables(catalog, Seed, heldOut: false)
            .Rows(
                1500, () => Rate([0, 0.05, 0.1, 0.15, 0.25, 0.35]), () => Rate([0, 0.05, 0.05, 0.1, 0.2]),
                codeless: 0.25, strangers: 0.12)
                .ToList();
        var data = rows.SelectMany(r =>
            candidates.Of(r.Row)
                .Select(c => new Candidate { Features = c.Features, Label = ReferenceEquals(c.Subject, r.Truth) }))
            .ToList();

        var ml = new MLContext(Seed);
        var view = ml.Data.LoadFromEnumerable(data);
        var trainer = ml.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            NumberOfTrees = 150, NumberOfLeaves = 24, MinimumExampleCountPerLeaf = 15, LearningRate = 0.15,
            NumberOfThreads = 1, Seed = Seed,
        });
        var fitted = trainer.Fit(view);
        var model = Export(fitted.Model, threshold: 0);
        // What is written must be what was trained.
        var theirs = ml.Data.CreateEnumerable<Scored>(fitted.Transform(view), reuseRowObject: false).Take(2000)
            .Select(s => s.Probability).ToList();
        var worst = theirs.Select((p, i) => Math.Abs(p - model.Probability(data[i].Features))).Max();
        if (worst > 1e-3)
            throw new InvalidOperationException(
                string.Create(
                    CultureInfo.InvariantCulture, $"The exported trees differ from the trained ones by {worst}."));
        return (Export(fitted.Model, Threshold(catalog, model)), rows.Count);
    }

    /// <summary>The lowest threshold at which 99.6 % of the answers on other training rows are right.</summary>
    static double Threshold(SubjectCatalog catalog, TreeEnsemble model)
    {
        var ranker = new SubjectRanker(catalog, model);
        var answers = new RowTables(catalog, Seed + 1, heldOut: false)
            .Rows(250, () => 0.12, () => 0.06, codeless: 0.2, strangers: 0.1)
            .Select(r => (Best: ranker.Best(r.Row), r.Truth))
                .Where(a => a.Best.Best is not null && a.Best.Best.Score - a.Best.Second >= 0.1)
            .Select(a => (a.Best.Best!.Score, Right: ReferenceEquals(a.Best.Best.Subject, a.Truth)))
                .OrderByDescending(a => a.Score).ToList();
        var (right, threshold) = (0, 0.99);
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i].Right) right++;
            if (right >= 0.996 * (i + 1)) threshold = answers[i].Score;
        }
        return Math.Round(Math.Clamp(threshold, 0.8, 0.99), 3);
    }

    static TreeEnsemble Export(
        CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator> model, double threshold)
    {
        var ensemble = model.SubModel.TrainedTreeEnsemble;
        var trees = new List<TreeEnsemble.Tree>();
        for (var t = 0; t < ensemble.Trees.Count; t++)
        {
            var (tree, weight) = (ensemble.Trees[t], ensemble.TreeWeights[t]);
            trees.Add(new TreeEnsemble.Tree(
                [.. tree.NumericalSplitFeatureIndexes], [.. tree.NumericalSplitThresholds], [.. tree.LeftChild],
                [.. tree.RightChild],
                [.. tree.LeafValues.Select(v => v * weight + (t == 0 ? ensemble.Bias : 0))]));
        }
        return new TreeEnsemble(trees, model.Calibrator.Slope, model.Calibrator.Offset, threshold);
    }

    /// <summary>Rules alone and rules with the model, on rows of 类 and with noise that were not trained on.</summary>
    public static List<string> Measure(SubjectCatalog catalog, TreeEnsemble model)
    {
        var ranker = new SubjectRanker(catalog, model);
        var mapper = new SubjectMapper(catalog, null);
        var lines = new List<string>
        {
            "| rows | wrong characters: names, codes | rules: answered | rules: right | with the model: answered | "
                + "with the model: right |",
            "|---|---|---|---|---|---|",
        };
        foreach (var (name, names, codes, codeless) in new[]
        {
            ("code and name", 0.0, 0.0, 0.0), ("code and name", 0.05, 0.025, 0.0), ("code and name", 0.1, 0.05, 0.0),
            ("code and name", 0.2, 0.1, 0.0), ("code and name", 0.3, 0.15, 0.0),
            ("name alone", 0.0, 0.0, 1.0), ("name alone", 0.1, 0.0, 1.0),
        })
        {
            var rows = new RowTables(catalog, Seed + 7, heldOut: true).Rows(700, () => names, () => codes, codeless)
                .ToList();
            Share ruleAnswered = default, ruleRight = default, answered = default, right = default;
            string? previous = null; // what was answered for the row above, not what is true
            foreach (var (given, truth, form) in rows)
            {
                var row = given with { Previous = given.Previous is null ? null : previous };
                var rule = row.Code.Length > 0
                    ? mapper.MatchCode(form, row.Code, row.Name)
                    : mapper.MatchName(form, row.Name, row.Previous);
                var ruleAnswers = rule is not null && rule.Kind != MatchKind.Unknown;
                ruleAnswered += ruleAnswers;
                if (ruleAnswers) ruleRight += rule!.Code == truth!.Code;
                // An exact answer of the rules stands; the model speaks where there is none.
                var code = rule is { Kind: MatchKind.Exact or MatchKind.Alias or MatchKind.Name }
                    ? rule.Code
                    : ranker.Rank(row)?.Subject.Code;
                previous = code;
                answered += code is not null;
                if (code is not null) right += code == truth!.Code;
            }
            lines.Add(string.Create(CultureInfo.InvariantCulture,
                $"| {name}, {rows.Count} | {100 * names:0.#} %, {100 * codes:0.#} % | {ruleAnswered} | {ruleRight} | "
                    + $"{answered} | {right} |"));
        }
        var strangers = new RowTables(catalog, Seed + 9, heldOut: true)
            .Rows(700, () => 0.1, () => 0.05, 0.3, strangers: 0.5).Where(r => r.Truth is null).ToList();
        lines.Add("");
        lines.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"Rows that are no subject of the catalogue (totals, projects, codes nobody knows; {strangers.Count}): "
                + $"{strangers.Count(s => ranker.Rank(s.Row) is null)} refused, "
                + $"{strangers.Count(s => ranker.Rank(s.Row) is not null)} answered."));
        lines.Add("");
        lines.Add(
            "Calibration, names 10 % and codes 5 % wrong: " + string.Join("; ", Calibration(catalog, ranker)) + ".");
        return lines;
    }

    static IEnumerable<string> Calibration(SubjectCatalog catalog, SubjectRanker ranker)
    {
        var answers = new RowTables(catalog, Seed + 11, heldOut: true)
            .Rows(700, () => 0.1, () => 0.05, 0.3, strangers: 0.2)
            .Select(r => (ranker.Best(r.Row).Best, r.Truth)).Where(a => a.Best is not null).ToList();
        (double From, double To)[] bins = [(0, 0.2), (0.2, 0.5), (0.5, 0.8), (0.8, 0.95), (0.95, 0.99), (0.99, 1.001)];
        foreach (var (from, to) in bins)
        {
            var bin = answers.Where(a => a.Best!.Score >= from && a.Best.Score < to).ToList();
            if (bin.Count > 0)
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"score {from:0.##}–{Math.Min(1, to):0.##}: "
                        + $"{100.0 * bin.Count(a => ReferenceEquals(a.Best!.Subject, a.Truth)) / bin.Count:0.0} % of "
                        + $"{bin.Count} right");
        }
    }
}
