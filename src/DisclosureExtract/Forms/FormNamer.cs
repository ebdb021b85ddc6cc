using System.Globalization;
using DisclosureExtract.Learning;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>Which form a table is: its title says so, else the model does where it is sure.</summary>
public static class FormNamer
{
    /// <summary>How the evidence of a learned form begins.</summary>
    public const string Learned = "wording, by the trained model,";

    /// <summary>Evidence of a title that no form but one is near to, though not all of its characters are those of titles.</summary>
    public const string Misread = "title, with characters of no word that titles have";

    /// <summary>How the evidence begins where a title may say several forms and nothing else tells.</summary>
    public const string Undecided = "title, which may say ";

    /// <summary>The form and how it was told; <see cref="FormIds.Other"/> with "none" where nothing tells.</summary>
    /// <param name="isFinal">Whether the document is a final account, where known.</param>
    /// <param name="isPrinted">The title comes from a text layer, where nobody misreads.</param>
    /// <param name="guesser">The model; null for the rules alone.</param>
    public static (string Form, string Evidence) Name(FormView view, bool? isFinal, bool isPrinted, FormGuesser? guesser)
    {
        var title = isPrinted ? TitleReading.Exact(FormClassifier.Classify(view.Title, isFinal)) : TitleReading.Of(view.Title, isFinal);
        if (title.Forms is [var only]) return (only, title.IsExact ? "title" : Misread);
        if (guesser?.Guess(view) is { } guess)
        {
            var form = isFinal == true ? FormType.Of(guess.Form).OfAccounts : guess.Form;
            if (title.Forms.Count == 0 || title.Forms.Contains(form)) return (form, string.Create(CultureInfo.InvariantCulture, $"{(form == FormIds.Other ? "none, " : "")}{Learned} {guess.Score:0.00}"));
        }
        return (FormIds.Other, title.Forms.Count == 0 ? "none" : Undecided + string.Join(" or ", title.Forms));
    }
}
