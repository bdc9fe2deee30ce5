// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/problem_model.hpp"

#include <QFileInfo>
#include <QStringList>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

namespace {

QString severityName(document::Severity severity) {
    switch (severity) {
        case document::Severity::Error:
            return gui::tr("Error");
        case document::Severity::Warning:
            return gui::tr("Warning");
        case document::Severity::Note:
            return gui::tr("Note");
    }
    return {};
}

}  // namespace

QString ProblemColumns::severity(const document::Problem& problem) { return severityName(problem.severity); }

QString ProblemColumns::place(const document::Problem& problem) {
    const QString file = QFileInfo(say::text(problem.file)).fileName();
    if (!problem.position.known()) return file;
    return QStringLiteral("%1:%2:%3").arg(file).arg(problem.position.line).arg(problem.position.column);
}

QString ProblemColumns::pointer(const document::Problem& problem) { return say::text(problem.pointer); }

QString ProblemColumns::what(const document::Problem& problem) { return say::text(problem.text); }

QVariant ProblemColumns::extra(const document::Problem& problem, int, int role) {
    if (role == Qt::ToolTipRole) return say::text(document::toLine(problem));
    if (role == Qt::UserRole) return static_cast<int>(problem.severity);
    return {};
}

QString problemSummary(const std::vector<document::Problem>& problems) {
    const auto number = [&](document::Severity severity) {
        return std::count_if(problems.begin(), problems.end(),
                             [&](const auto& problem) { return problem.severity == severity; });
    };
    const auto counted = [](qsizetype n, const QString& one, const QString& several) {
        return n == 1 ? one : several.arg(n);
    };
    QStringList parts;
    if (const auto n = number(document::Severity::Error)) parts << counted(n, gui::tr("1 error"), gui::tr("%1 errors"));
    if (const auto n = number(document::Severity::Warning))
        parts << counted(n, gui::tr("1 warning"), gui::tr("%1 warnings"));
    if (const auto n = number(document::Severity::Note)) parts << counted(n, gui::tr("1 note"), gui::tr("%1 notes"));
    return parts.isEmpty() ? gui::tr("No problems") : parts.join(QStringLiteral(", "));
}

}  // namespace headroom::gui
