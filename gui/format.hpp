// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>

#include "pricing/money.hpp"
#include "scenarios/study/result.hpp"

/// Numbers as people read them: pure functions, English form whatever the locale, a no-break space before the unit.
/// No number (NaN) is a dash: nothing was observed.
namespace headroom::gui::say {

/// Three significant digits, thousands apart: "24.1", "0.0123", "1,230". Whole numbers keep all their digits.
QString number(double value);

/// A measured time in seconds: "850 us" (with the micro sign), "24.1 ms", "118 ms", "1.23 s", "4 min 12 s", "2 h 5
/// min".
QString duration(double seconds);

/// A length that somebody chose: "24 h", "14 d", "90 min" is "1 h 30 min", "45 s".
QString length(double seconds);

/// What is left of a run: "14 s", "3 min", "1 h 10 min"; "less than a second".
QString timeLeft(double seconds);

/// US dollars, three significant digits at least: "$612", "$1,232", "$24.10", "$0.118", "$0".
QString money(double usd);

/// Exact to the cent, for bills: "$1,232.45"; amounts below a cent with two significant digits: "$0.0012".
QString moneyExact(pricing::Money amount);

/// A share as percent: "0.02 %", "12.3 %", "42.0 %" where it is rounded, "100 %", "0 %".
QString percent(double share);

/// How far something is: whole percents, rounded down. "14 %" where percent() has "14.1 %"; no digit flickers.
QString progress(double share);

/// A count: "9,876", "123,456", "51.8 M", "2.1 G"; fractions with two decimals.
QString count(double value);

/// Bytes in powers of 1,024: "512 B", "1.5 KB", "12 MB".
QString bytes(double value);

/// "120/s", "0.5/s"; below one in ten seconds a minute's or an hour's rate.
QString rate(double perSecond);

/// "p99" for "P99", "p99.9" for "P999".
QString percentileName(std::string_view name);

/// Half the width of a 95 % interval in the unit that duration(value) uses: "± 0.1".
QString durationInterval(double seconds, const study::Interval& interval);
QString moneyInterval(const study::Interval& interval);
QString percentInterval(const study::Interval& interval);

/// "ConcurrentExecutionsMax" as "Concurrent executions max".
QString words(std::string_view camelCase);

/// A service as AWS writes it, by the code of its price list: "AWSQueueService" as "Amazon SQS". Unknown codes stay.
QString serviceName(std::string_view offerCode);

/// A remark of the engine as a sentence: with a capital where it begins with a word that is no name ("the", "none"),
/// since a resource keeps its letters ("orders uses 35 read units", "on-demand: ...").
QString sentence(const QString& remark);

/// The same with what a sign compares with on the sign's line: "≤ 250 ms" is not broken behind "≤".
QString together(const QString& text);

QString text(std::string_view utf8);

}  // namespace headroom::gui::say
