using System.Globalization;
using DisclosureExtract.Forms;
using DisclosureExtract.Learning;
using DisclosureExtract.Tools.Figures;
using DisclosureExtract.Vocabulary;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DisclosureExtract.Tools.Training;

/// <summary>Trains and measures the classification of tables.</summary>
static class FormTraining
{
    const int Seed = 20260302;

    sealed class Sample
    {
        [VectorType(FormFeatures.Size)]
        public VBuffer<float> Features { get; set; }

        public string Form { get; set; } = "";
    }

    /// <summary>
    /// Trained on all known wordings, with the threshold that a model trained without some of them needs on those.
    /// </summary>
    public static (LinearModel Model, int Tables) Train(SubjectCatalog catalog)
    {
        var threshold = Threshold(catalog, Fit(catalog, Wordings.BeforeThreshold, 0).Model);
        return Fit(catalog, Wordings.Known, threshold);
    }

    static (LinearModel Model, int Tables) Fit(SubjectCatalog catalog, Wordings wordings, double threshold)
    {
        var random = new Random(Seed);
        var tables = new FormTables(catalog, Seed, wordings)
            .Tables(260, () => ((double[])[0, 0, 0.05, 0.1, 0.2])[random.Next(5)], 0.4).ToList();
        var ml = new MLContext(Seed);
        var view = ml.Data.LoadFromEnumerable(
            tables.Select(t => new Sample { Features = Vector(t.View), Form = t.Form }));
        var keyed = ml.Transforms.Conversion.MapValueToKey("Label", nameof(Sample.Form)).Fit(view).Transform(view);
        var fitted = ml.MulticlassClassification.Trainers.SdcaMaximumEntropy(
            new Microsoft.ML.Trainers.SdcaMaximumEntropyMulticlassTrainer.Options
        {
            NumberOfThreads = 1, MaximumNumberOfIterations = 30, L2Regularization = 2e-5f, L1Regularization = 0,
            ConvergenceTolerance = 0.01f,
        }).Fit(keyed);
        VBuffer<ReadOnlyMemory<char>> names = default;
        keyed.Schema["Label"].GetKeyValues(ref names);
        VBuffer<float>[] weights = [];
        fitted.Model.GetWeights(ref weights, out _);
        return (
            new LinearModel(
                [.. names.DenseValues().Select(n => n.ToString())], [.. weights.Select(w => w.DenseValues().ToArray())],
                [.. fitted.Model.GetBiases()], threshold),
            tables.Count);
    }

    /// <summary>
    /// The lowest threshold from which on every answer on wordings this model has not seen is right, with and without
    /// titles and noise.
    /// </summary>
    static double Threshold(SubjectCatalog catalog, LinearModel model)
    {
        var guesser = new FormGuesser(model);
        var random = new Random(Seed + 1);
        var wrong = new FormTables(catalog, Seed + 1, Wordings.ForThreshold)
            .Tables(120, () => ((double[])[0, 0.05, 0.1])[random.Next(3)], 0.4)
            .Select(t => (Guess: guesser.Guess(t.View), t.Form)).Where(a => a.Guess is { } g && g.Form != a.Form)
                .Select(a => a.Guess!.Value.Score).ToList();
        return Math.Clamp(Math.Ceiling(1000 * wrong.DefaultIfEmpty(0).Max() + 1) / 1000, 0.5, 0.99);
    }

    static VBuffer<float> Vector(FormView view)
    {
        var features = FormFeatures.Of(view).OrderBy(f => f.Key).ToList();
        return new VBuffer<float>(
            FormFeatures.Size, features.Count, [.. features.Select(f => f.Value)], [.. features.Select(f => f.Key)]);
    }

    /// <summary>Rules alone and rules with the model, on wordings and noise that were not trained on.</summary>
    public static List<string> Measure(SubjectCatalog catalog, LinearModel model)
    {
        var guesser = new FormGuesser(model);
        var lines = new List<string>
        {
            "| tables | wrong characters | rules: answered | rules: right | with the model: answered | with the "
                + "model: right | wrong answers of the rules, of the model |",
            "|---|---|---|---|---|---|---|",
        };
        foreach (var (name, wordings, rate, untitled) in new[]
        {
            ("known wordings, titled", Wordings.Known, 0.0, 0.0), ("new wordings, titled", Wordings.Unseen, 0.0, 0.0),
            ("new wordings, titled", Wordings.Unseen, 0.05, 0.0), ("new wordings, titled", Wordings.Unseen, 0.1, 0.0),
            ("new wordings, titled", Wordings.Unseen, 0.2, 0.0),
            ("known wordings, title lost", Wordings.Known, 0.05, 1.0),
            ("new wordings, title lost", Wordings.Unseen, 0.05, 1.0),
        })
        {
            Share ruleAnswered = default, ruleRight = default, answered = default, right = default;
            foreach (var table in new FormTables(catalog, Seed + 5, wordings).Tables(60, () => rate, untitled))
            {
                var rule = Answer(null);
                var form = Answer(guesser);
                ruleAnswered += rule is not null;
                answered += form is not null;
                if (rule is not null) ruleRight += rule == table.Form;
                if (form is not null) right += form == table.Form;

                // As a reading, so that characters may be wrong; that a table is no form is an answer too.
                string? Answer(FormGuesser? model)
                {
                    var naming = FormNamer.Name(table.View, isFinal: false, isPrinted: false, model);
                    return naming.By is NamedBy.Nothing or NamedBy.UndecidedTitle ? null : naming.Form;
                }
            }
            lines.Add(string.Create(CultureInfo.InvariantCulture,
                $"| {name}, {answered.All} | {100 * rate:0.#} % | {ruleAnswered} | {ruleRight} | {answered} | "
                    + $"{right} | {ruleRight.Wrong}, {right.Wrong - ruleRight.Wrong} |"));
        }
        return lines;
    }
}
