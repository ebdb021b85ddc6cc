using System.CommandLine;

namespace DisclosureExtract.Cli.Shell;

/// <summary>Limits of options, checked before a command begins.</summary>
static class OptionChecks
{
    extension<T>(Option<T> option)
    {
        /// <param name="message">What the option takes.</param>
        public void Check(string message, Func<T?, bool> holds) => option.Validators.Add(result =>
        {
            T? value;
            try
            {
                value = result.GetValueOrDefault<T>();
            }
            catch (InvalidOperationException)
            {
                return; // no such value at all: the parser says so
            }
            if (!holds(value)) result.AddError(message);
        });
    }
}
