// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/run_attempt.hpp"

#include <QStringList>

#include "gui/format.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

namespace {

QString whatText(const base::Error& error) {
    QString what = say::text(error.what);
    if (what.isEmpty()) return what;
    what[0] = what[0].toUpper();
    return what.endsWith(u'.') ? what : what + u'.';
}

QString stepText(const base::Error& error, const RunAttempt& attempt) {
    if (!attempt.expected) return gui::tr("It happened before the simulation, while its size was estimated.");
    const QString done = say::percent(attempt.done);
    return error.where.empty()
               ? gui::tr("It happened while simulating, after %1 of the run.").arg(done)
               : gui::tr("It happened while simulating \"%1\", after %2 of the run.").arg(say::text(error.where), done);
}

QString memoryText(const RunAttempt& attempt) {
    if (!attempt.expected || attempt.expected->memoryBytes <= 0.0) return {};
    const QString each = say::bytes(attempt.expected->memoryBytes);
    return attempt.jobs == 1 ? gui::tr("The run was expected to need about %1 of memory.").arg(each)
                             : gui::tr(
                                   "The run was expected to need about %1 of memory for each of the %2 replications "
                                   "that go on at once.")
                                   .arg(each)
                                   .arg(attempt.jobs);
}

QString adviceText(base::Errc code) {
    switch (code) {
        case base::Errc::Environment:
            return gui::tr(
                "What helps: close other programs, shorten Duration under Simulation, lower the rates of the "
                "workloads, "
                "or give objectives longer Windows.");
        case base::Errc::Internal:
            return gui::tr(
                "This is a mistake of the program's own. Another Seed under Simulation may get past it; please report "
                "it "
                "with the scenario.");
        case base::Errc::BadInput:
        case base::Errc::Refused:
        case base::Errc::NotModelled:
            return gui::tr("Change that in the scenario, then run it again.");
        case base::Errc::Cancelled:
            return {};
    }
    return {};
}

}  // namespace

QString failureText(const base::Error& error, const RunAttempt& attempt) {
    QStringList lines{whatText(error), stepText(error, attempt)};
    if (error.code == base::Errc::Environment) lines << memoryText(attempt);
    lines << adviceText(error.code) << gui::tr("The scenario is as it was.");
    lines.removeAll(QString());
    return lines.join(u'\n');
}

}  // namespace headroom::gui
