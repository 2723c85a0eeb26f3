"""The offices around the demo county, for the sizes of a city and of a province."""

from members.services import create_organization

from . import content
from .chance import Chance
from .neighbour import Neighbour

COUNTY_MEMBERS, COUNTY_LIAISON_OFFICES = 60, 2
PROVINCE, SUPERIOR = "东澜省", "澄川市"


def make_province(size):
    """The office above all others, where `size` has one."""
    return create_organization(**content.tables("surroundings")["province"]) if size == "province" else None


def make_surroundings(made, size, seed):
    """Add offices with people, accounts and plans to the county in `made`, as many as `size` asks for."""
    given = content.tables("surroundings")
    numbers = given["sizes"][size]
    chance = Chance(given, seed)
    cities = [(made.offices["chengchuan"], SUPERIOR)]
    for number in range(1, numbers["prefectures"]):
        place = f"{chance.place()}市"
        cities.append((add_office("prefecture", place, f"city-{number:02d}", made.root, number), place))
    districts = []
    for number in range(1, numbers["districts"]):
        place = f"{chance.place()}{'区' if number % 4 == 0 else '县'}"
        above = cities[number % len(cities)][0]
        districts.append((add_office("committee", place, f"district-{number:03d}", above, number), place))
    for number in range(1, numbers["liaison_offices"] - COUNTY_LIAISON_OFFICES + 1):
        add_liaison_office(f"{chance.place()}镇", number, districts[number % len(districts)][0])
    offices = [*cities, *districts]
    if size == "province":
        offices.insert(0, (made.root, PROVINCE))
    for (office, place), count in zip(offices, shares(numbers["members"], len(offices)), strict=True):
        Neighbour(made, chance, office, place).make(count)


def add_office(kind, place, code, above, order):
    return create_organization(
        kind=kind,
        name=f"政协{place}委员会",
        short_name=f"{place}政协",
        code=code,
        document_code=f"{place[:2]}政协发",
        parent=above,
        order=order,
    )


def add_liaison_office(place, number, above):
    create_organization(
        kind="liaison_office",
        name=f"{above.name}{place}联络室",
        short_name=f"{place}政协联络室",
        code=f"town-{number:02d}",
        parent=above,
        order=number,
    )


def shares(members, offices):
    """The members that the county leaves over, dealt out evenly to so many offices."""
    whole, rest = divmod(members - COUNTY_MEMBERS, offices)
    return [whole + (number < rest) for number in range(offices)]
