// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "gui/items/outline.hpp"
#include "gui/items/row_model.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::gui {

/// A figure of a design as it is compared with the first one: its colour says better or worse.
struct ComparedFigure {
    QString text;
    Mood mood = Mood::Plain;
    QString toolTip;  ///< the difference with its interval
};

/// A design's line in the comparison. All figures are against the first design, on the same random numbers.
struct DesignRow {
    QString design;
    ComparedFigure p50;
    ComparedFigure p99;
    ComparedFigure failed;
    ComparedFigure cold;  ///< share of invocations that were cold starts
    ComparedFigure cost;
    ComparedFigure againstFirst;  ///< of the cost, in percent
    ComparedFigure objectives;    ///< "3 of 4"
};

/// A row a design, in the order of the study.
std::vector<DesignRow> designRowsOf(const study::StudyResult& study);

struct DesignColumns {
    enum Id { Design, P50, P99, Failed, Cold, Cost, AgainstFirst, Objectives };
    static QString design(const DesignRow& row);
    static QString p50(const DesignRow& row);
    static QString p99(const DesignRow& row);
    static QString failed(const DesignRow& row);
    static QString cold(const DesignRow& row);
    static QString cost(const DesignRow& row);
    static QString againstFirst(const DesignRow& row);
    static QString objectives(const DesignRow& row);
    static constexpr std::array<Column<DesignRow>, 8> kColumns{
        {{QT_TRANSLATE_NOOP("headroom::gui", "Design"), &design},
         {"p50", &p50, true},
         {"p99", &p99, true},
         {QT_TRANSLATE_NOOP("headroom::gui", "Failed"), &failed, true},
         {QT_TRANSLATE_NOOP("headroom::gui", "Cold starts"), &cold, true},
         {QT_TRANSLATE_NOOP("headroom::gui", "Per month"), &cost, true},
         {QT_TRANSLATE_NOOP("headroom::gui", "Against the first"), &againstFirst, true},
         {QT_TRANSLATE_NOOP("headroom::gui", "Objectives met"), &objectives, true}}};
    static QVariant extra(const DesignRow& row, int column, int role);
};
using DesignModel = RowModel<DesignRow, DesignColumns>;

}  // namespace headroom::gui
