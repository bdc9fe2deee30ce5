// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/answer_words.hpp"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <vector>

#include "gui/format.hpp"
#include "gui/items/place_name.hpp"
#include "gui/translated.hpp"
#include "report/figures/number_locale.hpp"

namespace headroom::gui::spoken {

namespace {

constexpr QChar kNoBreak(0x00a0);

/// A text with places to fill in.
struct Sentence {
    QRegularExpression pattern;
    const char* key;
};

/// "%1" to "%9"; nothing else with a percent sign in it is a place.
const QRegularExpression& place() {
    static const QRegularExpression one(QStringLiteral("%([1-9])"));
    return one;
}

const QHash<QString, const char*>& words() {
    static const QHash<QString, const char*> all = [] {
        QHash<QString, const char*> made;
        for (const char* key : answerTexts()) {
            const QString english = QString::fromUtf8(key);
            if (!place().match(english).hasMatch()) made.insert(english, key);
        }
        return made;
    }();
    return all;
}

const std::vector<Sentence>& sentences() {
    static const std::vector<Sentence> all = [] {
        std::vector<Sentence> made;
        for (const char* key : answerTexts()) {
            QString english = QString::fromUtf8(key);
            if (!place().match(english).hasMatch()) continue;
            english = QRegularExpression::escape(english);
            english.replace(QRegularExpression(QStringLiteral(R"(\\%[1-9])")), QStringLiteral("(.+)"));
            made.push_back({QRegularExpression(QRegularExpression::anchoredPattern(english)), key});
        }
        return made;
    }();
    return all;
}

QString filled(const QString& text, const QStringList& pieces) {
    QString made;
    qsizetype from = 0;
    for (auto all = place().globalMatch(text); all.hasNext();) {
        const auto one = all.next();
        made += QStringView(text).mid(from, one.capturedStart() - from);
        made += pieces.value(one.captured(1).toInt() - 1);
        from = one.capturedEnd();
    }
    made += QStringView(text).mid(from);
    return made;
}

/// Begins with a number and has no word in it, only units and "to".
bool isFigure(const QString& text) {
    static const QRegularExpression number(QStringLiteral(R"(^[~+\-−±$ ]*\d)"));
    static const QRegularExpression word(QStringLiteral(R"([A-Za-z]{4}|[A-Za-z]\d|\d{4}-\d\d)"));
    return number.match(text).hasMatch() && !word.match(text).hasMatch();
}

/// Measurements and versions are named by their year ("2021"), which is read without a comma.
bool isYear(const QString& english) {
    static const QRegularExpression year(QStringLiteral(R"(^20[12]\d$)"));
    return year.match(english).hasMatch();
}

QString of(const QString& english) {
    if (const auto word = words().find(english); word != words().end()) return gui::tr(*word);
    if (isYear(english)) return english;
    if (isFigure(english)) return figure(english);
    for (const Sentence& sentence : sentences()) {
        const auto found = sentence.pattern.match(english);
        if (!found.hasMatch()) continue;
        QStringList pieces;
        for (int i = 1; i <= found.lastCapturedIndex(); ++i) pieces << of(found.captured(i));
        return filled(gui::tr(sentence.key), pieces).replace(QLatin1String("<="), QStringLiteral("≤"));
    }
    if (english == QLatin1String("Traffic") || english.startsWith(u'/')) return placeName(english.toStdString());
    return withPlaceNames(english).replace(QLatin1String("<="), QStringLiteral("≤"));
}

}  // namespace

QString figure(const QString& english) {
    static const QRegularExpression number(
        QStringLiteral(R"((?<![\p{L}\d.])(-?)(\$?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?)"
                       R"((?:[ \x{a0}]?(KB|MB|GB|TB|ms|us|µs|min|[Bshd%kMG])(?![A-Za-z]))?)"));
    const QLocale locale = figures::numberLocale();
    QString made;
    qsizetype from = 0;
    for (auto all = number.globalMatch(english); all.hasNext();) {
        const auto one = all.next();
        made += QStringView(english).mid(from, one.capturedStart() - from);
        const QString decimals = one.captured(4);
        const double value = (one.captured(3).remove(u',') + decimals).toDouble();
        made += (one.captured(1).isEmpty() ? QString() : QStringLiteral("−")) + one.captured(2) +
                locale.toString(value, 'f', decimals.isEmpty() ? 0 : static_cast<int>(decimals.size()) - 1);
        const QString unit = one.captured(5);
        if (!unit.isEmpty()) made += kNoBreak + (unit == QLatin1String("us") ? QStringLiteral("µs") : unit);
        from = one.capturedEnd();
    }
    made += QStringView(english).mid(from);
    return made;
}

// Objectives are written with the sign, the texts above with what a keyboard has.
QString text(const std::string& english) { return of(say::text(english).replace(u'≤', QLatin1String("<="))); }

QString header(const std::string& english) {
    const QString said = text(english);
    if (said.isEmpty() || !words().contains(say::text(english))) return said;
    return said[0].toUpper() + said.mid(1);
}

QString value(const std::string& axis, const std::string& english) {
    const QString said = figure(say::text(english));
    const bool factor = axis == "Traffic" && !said.isEmpty() && said.back().isDigit();
    return factor ? said + u'x' : withUnitAt(axis, said);
}

namespace {

/// The traffic of a crossing's points is a number, with a remark behind today's.
std::string cell(const std::string& column, const std::string& english, const AxisUnits& units) {
    if (column != "Traffic") return withUnit(units.of(column), text(english)).toStdString();
    const std::size_t space = std::min(english.find(' '), english.size());
    const std::string factor = value(column, english.substr(0, space)).toStdString();
    return space == english.size() ? factor : text(factor + english.substr(space)).toStdString();
}

}  // namespace

report::StudyDocument document(report::StudyDocument english, const AxisUnits& units) {
    english.heading = text(english.heading).toStdString();
    for (report::StudyDocument::Part& part : english.parts) {
        part.title = text(part.title).toStdString();
        for (std::string& line : part.lines) line = text(line).toStdString();
        if (part.table.empty()) continue;
        const std::vector<std::string> columns = part.table.front();
        for (std::string& name : part.table.front()) name = header(name).toStdString();
        for (std::size_t row = 1; row < part.table.size(); ++row) {
            for (std::size_t i = 0; i < part.table[row].size(); ++i)
                part.table[row][i] = cell(columns.at(i), part.table[row][i], units);
        }
    }
    return english;
}

}  // namespace headroom::gui::spoken
