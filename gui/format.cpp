// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/format.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "report/figures/number_locale.hpp"

#include "gui/translated.hpp"

namespace headroom::gui::say {

namespace {

constexpr QChar kSpace(0x00a0);
constexpr double kMinute = 60.0;
constexpr double kHour = 3600.0;
constexpr double kDay = 86400.0;

/// Decimals that show `digits` significant digits of `value`, at most `most`.
int decimalsFor(double value, int digits, int most = 12) {
    const double size = std::abs(value);
    if (!(size > 0.0)) return 0;
    return std::clamp(digits - 1 - static_cast<int>(std::floor(std::log10(size))), 0, most);
}

QString significant(double value, int digits) {
    // 9.996 with three digits is 10.0, not 10.00: decide on the rounded value.
    const int first = decimalsFor(value, digits);
    const double step = std::pow(10.0, first);
    const int decimals = decimalsFor(std::round(value * step) / step, digits);
    return figures::numberLocale().toString(value, 'f', decimals);
}

QString trimmed(double value, int decimals) {
    QString text = figures::numberLocale().toString(value, 'f', decimals);
    const QString point = figures::numberLocale().decimalPoint();
    if (!text.contains(point)) return text;
    while (text.endsWith(u'0')) text.chop(1);
    if (text.endsWith(point)) text.chop(1);
    return text;
}

struct TimeUnit {
    QString name;
    double seconds;
};

TimeUnit unitFor(double seconds) {
    const double size = std::abs(seconds);
    if (size > 0.0 && size < 0.0009995) return {QStringLiteral("µs"), 1e-6};
    if (size < 0.9995) return {QStringLiteral("ms"), 1e-3};
    return {QStringLiteral("s"), 1.0};
}

/// "2 h 5 min": the two largest units of what is at least a minute.
QString twoUnits(double seconds, const QString& day) {
    struct Step {
        double size;
        QString name;
    };
    const std::array<Step, 4> steps{
        {{kDay, day}, {kHour, QStringLiteral("h")}, {kMinute, QStringLiteral("min")}, {1.0, QStringLiteral("s")}}};
    for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
        const double lower = steps[i + 1].size;
        const double rounded = std::round(seconds / lower) * lower;
        if (rounded < steps[i].size) continue;
        const double whole = std::floor(rounded / steps[i].size);
        const double rest = std::round((rounded - whole * steps[i].size) / lower);
        QString text = figures::numberLocale().toString(whole, 'f', 0) + kSpace + steps[i].name;
        if (rest > 0.0) text += kSpace + figures::numberLocale().toString(rest, 'f', 0) + kSpace + steps[i + 1].name;
        return text;
    }
    return figures::numberLocale().toString(seconds, 'f', 0) + kSpace + QStringLiteral("s");
}

/// Services as AWS's console and documents write them, by the code of their price list.
struct Service {
    std::string_view code;
    std::string_view name;
};
constexpr std::array kServices{Service{"AWSLambda", "AWS Lambda"},
                               Service{"AmazonApiGateway", "Amazon API Gateway"},
                               Service{"AmazonDynamoDB", "Amazon DynamoDB"},
                               Service{"AmazonDAX", "Amazon DynamoDB Accelerator (DAX)"},
                               Service{"AmazonStates", "AWS Step Functions"},
                               Service{"AmazonCloudWatch", "Amazon CloudWatch"},
                               Service{"AWSQueueService", "Amazon SQS"},
                               Service{"AmazonSNS", "Amazon SNS"},
                               Service{"AWSEvents", "Amazon EventBridge"},
                               Service{"AmazonS3", "Amazon S3"},
                               Service{"AmazonEC2", "Amazon EC2"},
                               Service{"AmazonVPC", "Amazon VPC"},
                               Service{"ComputeSavingsPlans", "Compute Savings Plans"},
                               Service{"DatabaseSavingsPlans", "Database Savings Plans"}};

/// Where nothing was observed there is no figure: no 0, and no "nan".
QString noFigure() { return QStringLiteral("–"); }

bool isWholeCents(double usd) {
    const double cents = usd * 100.0;
    return cents >= 0.995 && std::abs(cents - std::round(cents)) < 1e-9 * cents;
}

QString half(double width) { return QStringLiteral("±") + kSpace + significant(width, 2); }

}  // namespace

QString number(double value) {
    if (std::isnan(value)) return noFigure();
    if (value == std::round(value) && std::abs(value) < 1e15) return figures::numberLocale().toString(value, 'f', 0);
    return significant(value, 3);
}

QString duration(double seconds) {
    if (std::isnan(seconds)) return noFigure();
    if (std::abs(seconds) >= 59.95) return twoUnits(seconds, QStringLiteral("d"));
    const TimeUnit unit = unitFor(seconds);
    const double value = seconds / unit.seconds;
    return (value == 0.0 ? QStringLiteral("0") : significant(value, 3)) + kSpace + unit.name;
}

QString length(double seconds) {
    if (seconds >= kMinute) {
        // A day that somebody simulates is "24 h"; more of them are days.
        if (seconds == kDay) return QStringLiteral("24") + kSpace + QStringLiteral("h");
        return twoUnits(seconds, QStringLiteral("d"));
    }
    return trimmed(seconds, 3) + kSpace + QStringLiteral("s");
}

QString timeLeft(double seconds) {
    if (seconds < 1.0) return gui::tr("less than a second");
    if (seconds < kMinute)
        return figures::numberLocale().toString(std::ceil(seconds), 'f', 0) + kSpace + QStringLiteral("s");
    const double minutes = std::ceil(seconds / kMinute);
    return twoUnits(minutes * kMinute, QStringLiteral("d"));
}

QString money(double usd) {
    if (std::isnan(usd)) return noFigure();
    if (usd < 0.0) return QStringLiteral("−") + money(-usd);
    if (usd == 0.0) return QStringLiteral("$0");
    if (usd >= 1e7) return QStringLiteral("$") + significant(usd / 1e6, 4) + kSpace + QStringLiteral("M");
    if (usd >= 99.995) return QStringLiteral("$") + figures::numberLocale().toString(usd, 'f', 0);
    if (usd >= 0.995 || isWholeCents(usd)) return QStringLiteral("$") + figures::numberLocale().toString(usd, 'f', 2);
    return QStringLiteral("$") + significant(usd, 3);
}

QString moneyExact(pricing::Money amount) {
    const double usd = pricing::toDouble(amount);
    if (usd != 0.0 && std::abs(usd) < 0.005) return QStringLiteral("$") + significant(usd, 2);
    QString digits = QString::fromStdString(pricing::toCentsText(amount));
    const bool negative = digits.startsWith(u'-');
    if (negative) digits.remove(0, 1);
    const qsizetype point = digits.indexOf(u'.');
    const QLocale locale = figures::numberLocale();
    if (point >= 0) digits.replace(point, 1, locale.decimalPoint());
    for (qsizetype at = point - 3; at > 0; at -= 3) digits.insert(at, locale.groupSeparator());
    return (negative ? QStringLiteral("−$") : QStringLiteral("$")) + digits;
}

QString percent(double share) {
    if (std::isnan(share)) return noFigure();
    const double value = share * 100.0;
    const QString unit = kSpace + QStringLiteral("%");
    if (value == 0.0) return QStringLiteral("0") + unit;
    if (value > 0.0 && value < 0.0001)
        return QStringLiteral("<") + kSpace + figures::numberLocale().toString(0.0001, 'f', 4) + unit;
    // What is rounded keeps its zero: 42.0 % stands beside 19.9 %.
    if (std::abs(value) >= 9.995) {
        const bool whole = std::abs(value) >= 999.5 || std::abs(value - std::round(value)) < 1e-9 * std::abs(value);
        return figures::numberLocale().toString(value, 'f', whole ? 0 : 1) + unit;
    }
    if (std::abs(value) >= 0.0995) return figures::numberLocale().toString(value, 'f', 2) + unit;
    return trimmed(value, decimalsFor(value, 2)) + unit;
}

QString progress(double share) {
    const double whole = std::floor(std::clamp(share, 0.0, 1.0) * 100.0 + 1e-9);  // 0.29 * 100 is a hair below 29
    return figures::numberLocale().toString(whole, 'f', 0) + kSpace + QStringLiteral("%");
}

QString count(double value) {
    if (std::isnan(value)) return noFigure();
    const double size = std::abs(value);
    if (size >= 0.9995e9) return significant(value / 1e9, 3) + kSpace + QStringLiteral("G");
    if (size >= 0.9995e6) return significant(value / 1e6, 3) + kSpace + QStringLiteral("M");
    if (size >= 1000.0 || value == std::round(value)) return figures::numberLocale().toString(value, 'f', 0);
    return trimmed(value, std::max(2, decimalsFor(value, 2)));
}

QString bytes(double value) {
    if (std::isnan(value)) return noFigure();
    static const std::array<QString, 5> kUnits{QStringLiteral("B"), QStringLiteral("KB"), QStringLiteral("MB"),
                                               QStringLiteral("GB"), QStringLiteral("TB")};
    std::size_t unit = 0;
    while (std::abs(value) >= 1023.5 && unit + 1 < kUnits.size()) {
        value /= 1024.0;
        ++unit;
    }
    return (value == std::round(value) ? figures::numberLocale().toString(value, 'f', 0) : significant(value, 3)) +
           kSpace + kUnits.at(unit);
}

QString rate(double perSecond) {
    if (std::isnan(perSecond)) return noFigure();
    if (perSecond == 0.0 || perSecond >= 0.1) return number(perSecond) + QStringLiteral("/s");
    if (perSecond * 60.0 >= 0.1) return number(perSecond * 60.0) + QStringLiteral("/min");
    return number(perSecond * 3600.0) + QStringLiteral("/h");
}

QString percentileName(std::string_view name) {
    QString digits = text(name.substr(name.empty() || (name.front() != 'P' && name.front() != 'p') ? 0 : 1));
    if (digits.size() > 2 && !digits.contains(u'.')) digits.insert(2, u'.');
    return QStringLiteral("p") + digits;
}

QString durationInterval(double seconds, const study::Interval& interval) {
    const double width = (interval.high - interval.low) / 2.0;
    if (std::abs(seconds) >= 59.95) return QStringLiteral("±") + kSpace + duration(width);
    return half(width / unitFor(seconds).seconds);
}

QString moneyInterval(const study::Interval& interval) {
    // One that ends at 0, below which nothing costs, does not lie about its middle.
    if (interval.low <= 0.0 && interval.high > 0.0)
        return gui::tr("%1 to %2").arg(money(interval.low), money(interval.high));
    const double width = (interval.high - interval.low) / 2.0;
    if (width == 0.0) return QStringLiteral("±") + kSpace + QStringLiteral("$0");
    // Dollars with one decimal are no way to write money.
    const int decimals = decimalsFor(width, 2);
    const bool cents = decimals == 1 || (decimals > 1 && isWholeCents(width));
    return QStringLiteral("±") + kSpace + (cents ? money(width) : QStringLiteral("$") + significant(width, 2));
}

QString percentInterval(const study::Interval& interval) { return half((interval.high - interval.low) * 50.0); }

QString words(std::string_view camelCase) {
    const QString name = text(camelCase);
    QString out;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const bool upper = name[i].isUpper();
        const bool starts =
            i > 0 && upper && (!name[i - 1].isUpper() || (i + 1 < name.size() && name[i + 1].isLower()));
        if (starts && name[i - 1].isLetterOrNumber()) out += u' ';
        const bool acronym = (i + 1 < name.size() && name[i + 1].isUpper()) || (i > 0 && name[i - 1].isUpper());
        out += (i > 0 && upper && !acronym) ? name[i].toLower() : name[i];
    }
    return out;
}

QString serviceName(std::string_view offerCode) {
    if (offerCode == "AWSDataTransfer") return gui::tr("Data transfer");
    const auto known = std::ranges::find(kServices, offerCode, &Service::code);
    return known == kServices.end() ? text(offerCode) : text(known->name);
}

QString sentence(const QString& remark) {
    static const QStringList kWords{"a",    "all",     "an",          "it",      "its", "no",    "none",
                                    "not",  "nothing", "percentiles", "reached", "the", "there", "these",
                                    "they", "this",    "today's",     "tried",   "what"};
    return kWords.contains(remark.section(u' ', 0, 0)) ? remark[0].toUpper() + remark.mid(1) : remark;
}

QString together(const QString& text) {
    QString made = text;
    for (const QChar sign : {u'≤', u'≥', u'≈'}) made.replace(QString(sign) + u' ', QString(sign) + QChar(0x00a0));
    return made;
}

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

}  // namespace headroom::gui::say
