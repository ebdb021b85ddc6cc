using DisclosureExtract.Learning;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>Which form a table is: its title says so, else the model does where it is sure.</summary>
public static class FormNamer
{
    /// <summary>The form and what settled it; <see cref="FormIds.Other"/> where nothing does.</summary>
    /// <param name="isFinal">Whether the document is a final account, where known.</param>
    /// <param name="isPrinted">The title comes from a text layer, where nobody misreads.</param>
    /// <param name="guesser">The model; null for the rules alone.</param>
    /// <param name="isOfGovernment">The document is of a whole government.</param>
    public static FormNaming Name(
        FormView view, bool? isFinal, bool isPrinted, FormGuesser? guesser, bool isOfGovernment = false)
    {
        if (isOfGovernment && FormClassifier.Classify(view.Title, isFinal, isOfGovernment: true) is { } form
            && FormIds.IsOfGovernment(form))
            return new(form, NamedBy.Title);
        return OfDepartment(view, isFinal, isPrinted, guesser);
    }

    static FormNaming OfDepartment(FormView view, bool? isFinal, bool isPrinted, FormGuesser? guesser)
    {
        var title = TitleReading.Of(view.Title, isFinal, isPrinted);
        if (title.Forms is [var only]) return new(only, title.IsExact ? NamedBy.Title : NamedBy.MisreadTitle);
        if (guesser?.Guess(view) is { } guess)
        {
            var form = isFinal == true ? FormType.Of(guess.Form).OfAccounts : guess.Form;
            if (title.Forms.Count == 0 || title.Forms.Contains(form))
                return new(form, NamedBy.Model) { Probability = guess.Score };
        }
        return title.Forms.Count == 0
            ? new(FormIds.Other, NamedBy.Nothing)
            : new(FormIds.Other, NamedBy.UndecidedTitle) { Candidates = title.Forms };
    }
}
