using Hangfire.Logging;
using Serilog.Events;

namespace DisclosureExtract.Queue.Carrying;

/// <summary>What Hangfire says of trouble, in our log; of its daily work it says too much.</summary>
sealed class CarrierLog(Serilog.ILogger log) : ILogProvider, ILog
{
    public ILog GetLogger(string name) => this;

    public bool Log(LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
    {
        if (logLevel < LogLevel.Warn) return false;
        if (messageFunc is not null)
            log.Write(
                logLevel == LogLevel.Warn ? LogEventLevel.Warning : LogEventLevel.Error, "{Message:l}{Why:l}", messageFunc(),
                exception is null ? "" : $": {exception.GetType().Name}: {exception.Message}");
        return true;
    }
}
