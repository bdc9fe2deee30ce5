// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "gui/items/value_shape.hpp"

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace headroom::gui {

class RangeView;

/// How a value is said (one value, a range, a distribution), and a field for each of its parameters, three where one is
/// a range. What is typed and dragged is told as the text that the parameter's own field would have.
class ShapeEditor : public QWidget {
    Q_OBJECT
public:
    ShapeEditor(const FormField& field, std::string folder, QWidget* parent = nullptr);

    /// What the file says; what is being typed is left alone.
    void show(const FormField& field);
    /// Whether all of the value stands here, and no text besides is needed.
    bool saysAll() const { return !shape_.parameters.empty(); }
    bool isBeingEdited() const;
    /// What is typed by now, as the parameter's own field would have it.
    QString text() const { return textOf(typed()); }
    /// What was typed is in the file now, as `field` has it.
    void accept(const FormField& field);
    /// What was typed is not wanted.
    void restore();
    /// Marks the parameters whose text is not what the file says, also once they are left.
    void mark(bool wrong);
    QComboBox* shapes() const { return shapes_; }
    /// The field of a parameter ("Mean", or "Mean/Low" of a range); null: the shape has none of that name.
    QLineEdit* parameter(const std::string& name) const;

signals:
    void edited(const QString& text);
    void finished(const QString& text);

private:
    void choose(const std::string& shape);
    void take(const ValueShape& now);
    void build();
    ValueShape typed() const;
    void addParameter(QGridLayout& grid, std::size_t place);
    void addRange(QGridLayout& grid, std::size_t first);
    void addTurn(QGridLayout& grid, int row, const std::string& name);
    void showRanges();
    void moveTo(std::size_t place, double before, double value);
    FormField field_;
    std::string folder_;
    ValueShape shape_;  ///< as the file says it
    QComboBox* shapes_ = nullptr;
    QWidget* fields_ = nullptr;
    std::vector<QLineEdit*> lines_;                           ///< one a parameter
    std::vector<std::pair<std::size_t, RangeView*>> ranges_;  ///< by the place of their lowest value
};

}  // namespace headroom::gui
