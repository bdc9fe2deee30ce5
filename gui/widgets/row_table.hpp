// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

#include "gui/items/assumption_model.hpp"
#include "gui/items/problem_model.hpp"

namespace headroom::gui {

/// A flat list of rows with headings, cut texts in full as tool tips.
class RowTable : public QTreeView {
    Q_OBJECT
public:
    explicit RowTable(QWidget* parent = nullptr);

    /// Shows the model. Columns are as wide as their content but for the `wide` one, which takes what is left.
    void use(QAbstractItemModel& model, int wide);
    /// Texts take as many lines as they need, and the table is as high as its rows, the first `most` of them. The wide
    /// column has two fifths of the room, or as much as it needs: others then break their texts as well.
    void showWhole(int most);
    /// Whether texts are broken into lines.
    bool breaks() const { return most_ > 0; }
    /// Room to the right of a column of figures that a column of texts follows, in pixels; 0 for all others.
    int gapAfter(int column) const;
    void doItemsLayout() override;

protected:
    /// Columns share another room.
    void resizeEvent(QResizeEvent* event) override;

private:
    int textWidth(int column) const;
    int leastWidth(int column) const;
    void shareRoom();

    int wide_ = 0;
    int most_ = 0;  ///< 0: it has whatever room it is given
};

/// The problems of a file. Enter or a double click goes to the place.
class ProblemTable : public RowTable {
    Q_OBJECT
public:
    explicit ProblemTable(QWidget* parent = nullptr);
    void show(const std::vector<document::Problem>& problems);

signals:
    void placeChosen(unsigned line, unsigned column);

protected:
    /// What is wrong needs the room: the pointer is left to the tool tip where there is little.
    void resizeEvent(QResizeEvent* event) override;

private:
    ProblemModel model_;
};

/// What a file does not say and was taken by default.
class AssumptionTable : public RowTable {
    Q_OBJECT
public:
    explicit AssumptionTable(QWidget* parent = nullptr);
    void show(const std::vector<format::Assumption>& assumptions);

private:
    AssumptionModel model_;
};

}  // namespace headroom::gui
