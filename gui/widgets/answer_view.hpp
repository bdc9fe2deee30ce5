// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "gui/items/plan_shown.hpp"

class QVBoxLayout;

namespace headroom::gui {

/// An answer of planning as cards: its remarks, charts and tables, one below the other.
class AnswerView : public QScrollArea {
    Q_OBJECT
public:
    explicit AnswerView(QWidget* parent = nullptr);

    /// In place of what was shown.
    void show(const PlanShown& shown);

private:
    void addRemarks(const QString& title, const QString& detail, const std::vector<std::string>& lines);
    void addChart(const PlanChart& chart);
    void addTable(const QString& title, const report::Rows& rows);
    QVBoxLayout* layout_;
};

}  // namespace headroom::gui
