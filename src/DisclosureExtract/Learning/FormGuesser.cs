using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Learning;

/// <summary>Tells the form of a table whose title the rules do not know; refuses where it is not sure.</summary>
public sealed class FormGuesser(LinearModel model)
{
    /// <summary>The model of the repository, loaded when first asked for.</summary>
    public static FormGuesser Default => Shipped.Value;

    static readonly Lazy<FormGuesser> Shipped = new(static () =>
    {
        using var stream = EmbeddedModels.Open(EmbeddedModels.FormClassifier);
        return new FormGuesser(LinearModel.Read(stream));
    });

    /// <summary>
    /// The budget form and its probability; <see cref="FormIds.Other"/> is an answer too. Null where nothing is likely
    /// enough, or the table does not print what tells the form from its kin.
    /// </summary>
    public (string Form, double Score)? Guess(FormView view)
    {
        var (form, score) = Best(view);
        return score < model.Threshold || !FormWords.ArePrinted(form, view) ? null : (form, score);
    }

    public (string Form, double Score) Best(FormView view)
    {
        var probabilities = model.Probabilities(FormFeatures.Of(view));
        var best = 0;
        for (var c = 1; c < probabilities.Length; c++)
            if (probabilities[c] > probabilities[best]) best = c;
        return (model.Classes[best], probabilities[best]);
    }
}
