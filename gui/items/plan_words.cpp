// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/plan_words.hpp"

#include <QStringList>

#include <algorithm>
#include <array>

#include "gui/format.hpp"
#include "gui/items/place_name.hpp"
#include "gui/translated.hpp"

namespace headroom::gui::plan {

namespace {

struct Words {
    const char* title;
    const char* what;
    const char* hint;
    const char* button;
};

/// By kind, in its order.
constexpr std::array<Words, 6> kWords{{
    {QT_TRANSLATE_NOOP("headroom::gui", "Breaking point"),
     QT_TRANSLATE_NOOP("headroom::gui", "what gives way first when traffic rises, what next, and what helps"),
     QT_TRANSLATE_NOOP("headroom::gui",
                       "The traffic of this design is raised from its busiest moment until requests are refused or an "
                       "objective is missed. What can be lifted then is lifted, and traffic is raised further."),
     QT_TRANSLATE_NOOP("headroom::gui", "Find what breaks first")},
    {QT_TRANSLATE_NOOP("headroom::gui", "Break-even"),
     QT_TRANSLATE_NOOP("headroom::gui", "where two designs cost or take the same, and where this one stands"),
     QT_TRANSLATE_NOOP(
         "headroom::gui",
         "This design and another, or its own other side (a table on demand or provisioned, a function on "
         "x86 or arm), over a range of the traffic or of any other quantity."),
     QT_TRANSLATE_NOOP("headroom::gui", "Find the crossing")},
    {QT_TRANSLATE_NOOP("headroom::gui", "Inputs"),
     QT_TRANSLATE_NOOP("headroom::gui", "which uncertain input moves the cost and the p99 most"),
     QT_TRANSLATE_NOOP("headroom::gui",
                       "Each uncertain quantity, and each default that is a guess, is moved over its range on its own: "
                       "the widest bars are what is worth measuring."),
     QT_TRANSLATE_NOOP("headroom::gui", "Vary the inputs")},
    {QT_TRANSLATE_NOOP("headroom::gui", "Sweep"),
     QT_TRANSLATE_NOOP("headroom::gui", "cost and latency over one or two things that are varied"),
     QT_TRANSLATE_NOOP(
         "headroom::gui",
         "Every combination of the values is simulated on the same random numbers: one axis gives "
         "lines, two a map. Latin hypercube and Morris take samples of ranges and say which axis matters. "
         "A sweep that was stopped goes on where it was."),
     QT_TRANSLATE_NOOP("headroom::gui", "Sweep")},
    {QT_TRANSLATE_NOOP("headroom::gui", "Optimise"),
     QT_TRANSLATE_NOOP("headroom::gui", "the cheapest or fastest combination that meets the objectives"),
     QT_TRANSLATE_NOOP("headroom::gui",
                       "The combinations are searched, and those that may be the best are compared over all "
                       "replications. The objectives of the scenario must hold."),
     QT_TRANSLATE_NOOP("headroom::gui", "Find the best")},
    {QT_TRANSLATE_NOOP("headroom::gui", "Growth"),
     QT_TRANSLATE_NOOP("headroom::gui", "what the design costs and how fast it is when traffic has grown"),
     QT_TRANSLATE_NOOP(
         "headroom::gui",
         "The design is simulated at multiples of today's traffic, then months ahead, with traffic and what "
         "is stored grown by a share each month."),
     QT_TRANSLATE_NOOP("headroom::gui", "Let it grow")},
}};

const Words& wordsOf(planning::QuestionKind kind) { return kWords.at(static_cast<std::size_t>(kind)); }

}  // namespace

QString title(planning::QuestionKind kind) { return gui::tr(wordsOf(kind).title); }

QString what(planning::QuestionKind kind) { return gui::tr(wordsOf(kind).what); }

QString hint(planning::QuestionKind kind) { return gui::tr(wordsOf(kind).hint); }

QString button(planning::QuestionKind kind) { return gui::tr(wordsOf(kind).button); }

QString method(planning::SweepMethod method) {
    switch (method) {
        case planning::SweepMethod::Grid:
            return gui::tr("Every combination");
        case planning::SweepMethod::List:
            return gui::tr("Side by side");
        case planning::SweepMethod::LatinHypercube:
            return gui::tr("Latin hypercube");
        case planning::SweepMethod::Morris:
            return gui::tr("Morris screening");
    }
    return {};
}

bool isSame(planning::Question a, planning::Question b) {
    a.folder.clear();
    b.folder.clear();
    return a == b;
}

QString asked(const planning::Answer& answer) {
    const planning::Question& question = answer.question;
    QStringList parts{question.design.empty() ? gui::tr("all designs") : say::text(question.design)};
    if (question.kind == planning::QuestionKind::BreakEven)
        parts << say::text(question.against.empty() ? question.pair : question.against);
    for (const std::string& vary : question.vary) {
        const std::size_t equals = std::min(vary.find('='), vary.size());
        parts << placeName(vary.substr(0, equals)) + say::text(vary.substr(equals));
    }
    if (question.kind == planning::QuestionKind::Growth)
        parts << say::text(question.factors) << gui::tr("%1 months").arg(question.months);
    if (question.kind == planning::QuestionKind::Sweep && question.method != planning::SweepMethod::Grid)
        parts << method(question.method);
    if (planning::isPartial(answer)) parts << gui::tr("stopped");
    return parts.join(QStringLiteral(" · "));
}

}  // namespace headroom::gui::plan
