using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DisclosureExtract.Learning;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Training;

/// <summary>Trains, measures, writes the models with <c>learned.json</c> and <c>README.md</c>.</summary>
static class Train
{
    static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true, NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static int Run(string folder)
    {
        var catalog = SubjectCatalog.Default;

        var (trees, rows) = SubjectTraining.Train(catalog);
        using (var file = File.Create(Path.Combine(folder, "subject-ranker.bin"))) trees.Write(file);
        using (var file = File.OpenRead(Path.Combine(folder, "subject-ranker.bin"))) trees = TreeEnsemble.Read(file);
        var subjects = SubjectTraining.Measure(catalog, trees);

        var (linear, tables) = FormTraining.Train(catalog);
        using (var file = File.Create(Path.Combine(folder, "form-classifier.bin"))) linear.Write(file);
        using (var file = File.OpenRead(Path.Combine(folder, "form-classifier.bin"))) linear = LinearModel.Read(file);
        var forms = FormTraining.Measure(catalog, linear);

        var version = typeof(
            Microsoft.ML.MLContext).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        object Entry(string name, string what, int data, double threshold, string metric)
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, name));
            return new { file = name, version = 1, what, sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes = bytes.Length, trainedBy = "bench/train.sh", trainer = "Microsoft.ML " + version, examples = data, threshold, metric };
        }
        // The line of the table that the target speaks of.
        var target = subjects.First(l => l.Contains("| 10 %, 5 % |", StringComparison.Ordinal)).Trim('|', ' ');
        var titled = forms.First(l => l.Contains("new wordings, titled", StringComparison.Ordinal)).Trim('|', ' ');
        var manifest = new[]
        {
            Entry(
                "subject-ranker.bin", "which subject of the catalogue a row of misread characters is", rows,
                trees.Threshold, target),
            Entry(
                "form-classifier.bin", "which form a table is whose title the rules do not know", tables,
                linear.Threshold, titled),
        };
        File.WriteAllText(Path.Combine(folder, "learned.json"), JsonSerializer.Serialize(manifest, Json) + "\n");

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Learned matching

            Two models stand behind the rules: they are asked only where the rules have no exact answer, never overrule one, and refuse
            below a threshold. `bench/train.sh` makes them from the catalogue in `seeds/` and from wordings and noise of its own, with fixed
            seeds (Microsoft.ML {version}), and writes this page; `learned.json` has sizes, checksums and thresholds. The trained
            trees and weights are written out and evaluated by the library itself (`src/DisclosureExtract/Learning`), which therefore
            does not carry Microsoft.ML; the training run checks that both give the same probabilities. They are loaded when first needed;
            pages with a text layer need neither, unless a title is worded in a way the rules do not know.

            ## `subject-ranker.bin`: which subject is this row

            Candidates from the catalogue by code and by pairs of neighbouring characters of the name, weighed by boosted trees on edit distances of
            code and name, the row above, the row below, the level, and what the next best candidate offers; a calibrated score. It answers
            from a score of {trees.Threshold} on, with a lead of 0.1 over the next. Trained on {rows} rows of two thirds of the 类; measured on rows
            of the other third, with faults of another manner (characters of similar shape, or any other, instead of characters of the
            catalogue). The row above is what was answered for it, not the truth. Right means the right code.

            {string.Join('\n', subjects)}

            ## `form-classifier.bin`: which form is this table

            A linear model on pairs of characters of the title, of the headings, of the first column, and the form before. It answers
            from a probability of {linear.Threshold} on: the one from which on a model trained without some of the known wordings errs on none of them. And it answers
            only where title or headings print the word that tells the form from its kin (`FormWords`): 财政拨款 or 一般公共预算, 结转 or 本年.
            Trained on {tables} tables in two thirds of the wordings of each form; measured on the other third. A table it answers for carries the warning `form.learned`.

            {string.Join('\n', forms)}

            """);
        File.WriteAllText(Path.Combine(folder, "README.md"), text.ToString());
        foreach (var line in subjects.Concat(forms)) Console.Out.WriteLine(line);
        return 0;
    }
}
