using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace DisclosureExtract.Jobs;

/// <summary>The log of a watcher: one line for each file, to standard error or to a file that is rolled over.</summary>
public static class WatchLog
{
    const string Readable = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {Message:lj}{NewLine}{Exception}";

    /// <param name="json">Compact JSON lines instead of readable ones.</param>
    /// <param name="file">A file instead of standard error; a new one each day and at 50 MiB, thirty kept.</param>
    public static Logger Create(bool json, string? file)
    {
        var settings = new LoggerConfiguration().MinimumLevel.Information();
        var culture = CultureInfo.InvariantCulture;
        settings = (json, file) switch
        {
            (true, null) => settings.WriteTo.Console(new CompactJsonFormatter(), standardErrorFromLevel: LogEventLevel.Verbose),
            (false, null) => settings.WriteTo.Console(outputTemplate: Readable, formatProvider: culture, standardErrorFromLevel: LogEventLevel.Verbose),
            (true, _) => settings.WriteTo.File(new CompactJsonFormatter(), file!, rollingInterval: RollingInterval.Day, fileSizeLimitBytes: 50 << 20, rollOnFileSizeLimit: true, retainedFileCountLimit: 30),
            _ => settings.WriteTo.File(file!, outputTemplate: Readable, formatProvider: culture, rollingInterval: RollingInterval.Day, fileSizeLimitBytes: 50 << 20, rollOnFileSizeLimit: true, retainedFileCountLimit: 30),
        };
        return settings.CreateLogger();
    }
}
