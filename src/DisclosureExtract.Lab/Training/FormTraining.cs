using DisclosureExtract.Learning;
using System.Globalization;
using DisclosureExtract.Forms;
using DisclosureExtract.Subjects;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DisclosureExtract.Lab.Training;

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

    public static (LinearModel Model, int Tables) Train(SubjectCatalog catalog)
    {
        var random = new Random(Seed);
        var tables = new FormTables(catalog, Seed, isTest: false).Tables(260, () => ((double[])[0, 0, 0.05, 0.1, 0.2])[random.Next(5)], 0.4).ToList();
        var ml = new MLContext(Seed);
        var view = ml.Data.LoadFromEnumerable(tables.Select(t => new Sample { Features = Vector(t.View), Form = t.Form }));
        var keyed = ml.Transforms.Conversion.MapValueToKey("Label", nameof(Sample.Form)).Fit(view).Transform(view);
        var fitted = ml.MulticlassClassification.Trainers.SdcaMaximumEntropy(new Microsoft.ML.Trainers.SdcaMaximumEntropyMulticlassTrainer.Options
        {
            NumberOfThreads = 1, MaximumNumberOfIterations = 30, L2Regularization = 2e-5f, L1Regularization = 0, ConvergenceTolerance = 0.01f,
        }).Fit(keyed);
        VBuffer<ReadOnlyMemory<char>> names = default;
        keyed.Schema["Label"].GetKeyValues(ref names);
        VBuffer<float>[] weights = [];
        fitted.Model.GetWeights(ref weights, out _);
        var model = new LinearModel([.. names.DenseValues().Select(n => n.ToString())], [.. weights.Select(w => w.DenseValues().ToArray())], [.. fitted.Model.GetBiases()], 0);
        var threshold = Threshold(catalog, model);
        return (new LinearModel(model.Classes, [.. weights.Select(w => w.DenseValues().ToArray())], [.. fitted.Model.GetBiases()], threshold), tables.Count);
    }

    /// <summary>The lowest threshold at which 99.5 % of the answers on other tables of the trained wordings are right, and not below 0.85.</summary>
    static double Threshold(SubjectCatalog catalog, LinearModel model)
    {
        var guesser = new FormGuesser(model);
        var answers = new FormTables(catalog, Seed + 1, isTest: false).Tables(60, () => 0.15, 0.4)
            .Select(t => (Best: guesser.Best(t.View), t.Form)).OrderByDescending(a => a.Best.Score).ToList();
        var (right, threshold) = (0, 0.99);
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i].Best.Form == answers[i].Form) right++;
            if (right >= 0.995 * (i + 1)) threshold = answers[i].Best.Score;
        }
        return Math.Round(Math.Clamp(threshold, 0.85, 0.99), 3);
    }

    static VBuffer<float> Vector(FormView view)
    {
        var features = FormFeatures.Of(view).OrderBy(f => f.Key).ToList();
        return new VBuffer<float>(FormFeatures.Size, features.Count, [.. features.Select(f => f.Value)], [.. features.Select(f => f.Key)]);
    }

    /// <summary>Rules alone and rules with the model, on wordings and noise that were not trained on.</summary>
    public static List<string> Measure(SubjectCatalog catalog, LinearModel model)
    {
        var guesser = new FormGuesser(model);
        var lines = new List<string>
        {
            "| tables | wrong characters | rules: answered | rules: right | with the model: answered | with the model: right |",
            "|---|---|---|---|---|---|",
        };
        foreach (var (name, isTest, rate, untitled) in new[]
        {
            ("known wordings, titled", false, 0.0, 0.0), ("new wordings, titled", true, 0.0, 0.0), ("new wordings, titled", true, 0.05, 0.0), ("new wordings, titled", true, 0.1, 0.0), ("new wordings, titled", true, 0.2, 0.0),
            ("known wordings, title lost", false, 0.05, 1.0), ("new wordings, title lost", true, 0.05, 1.0),
        })
        {
            int count = 0, ruleAnswered = 0, ruleRight = 0, answered = 0, right = 0;
            foreach (var table in new FormTables(catalog, Seed + 5, isTest).Tables(60, () => rate, untitled))
            {
                count++;
                var rule = table.View.Title.Length > 0 ? FormClassifier.Classify(table.View.Title, isFinal: false) : null;
                var form = rule ?? guesser.Guess(table.View)?.Form;
                if (rule is not null) ruleAnswered++;
                if (rule == table.Form) ruleRight++;
                if (form is not null) answered++;
                if (form == table.Form) right++;
            }
            static string Share(int part, int whole) => whole == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.00} %");
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {name}, {count} | {100 * rate:0.#} % | {Share(ruleAnswered, count)} | {Share(ruleRight, ruleAnswered)} | {Share(answered, count)} | {Share(right, answered)} |"));
        }
        return lines;
    }
}
